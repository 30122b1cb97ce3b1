"""Words that policy texts of Dutch public bodies share, whoever wrote them."""

import re

# A heading that names a box, with what the box is about behind it.
LEAD_IN = {
    "principles": re.compile(
        r"(?:\w+\s+)?uitgangspunten\b(?:\s+(?:voor|bij|van|over)\b)?\s*(?P<subject>.*)", re.I
    ),
    "think_about": re.compile(
        r"(?:denk\s+(?:hier)?over\s+na|denk\s+hierover|sta\s+(?:hier)?bij\s+stil|sta\s+hier\s+bij"
        r"\s+stil|om\s+over\s+na\s+te\s+denken|vragen\s+om\s+over\s+na\s+te\s+denken|"
        r"stel\s+jezelf\s+de\s+vra(?:ag|gen))\b(?:\s+(?:voor|bij|over))?\s*(?P<subject>.*)",
        re.I,
    ),
    "examples": re.compile(r"voorbeelden\b(?:\s+(?:van|voor|bij))?\s*(?P<subject>.*)", re.I),
}

LEGAL_HEADING = re.compile(
    r"(?:juridisch|wettelijk)e?\s+(?:grondslag|kader|basis|achtergrond|bepalingen)|"
    r"grondslag(?:en)?|wettelijke\s+grondslag|wet-?\s+en\s+regelgeving",
    re.I,
)
DEFINITIONS_HEADING = re.compile(
    r"begrippen(?:lijst)?|definities|begripsbepalingen|begripsomschrijvingen", re.I
)
NOTES_HEADING = re.compile(r"(?:eind|voet)?noten", re.I)
CHANGES_HEADING = re.compile(
    r"(?:wijzigings?(?:tabel|overzicht|historie)|overzicht\s+(?:van\s+)?wijzigingen|"
    r"versie(?:beheer|historie))",
    re.I,
)
CHANGE_PERIOD = re.compile(
    r"wijzigingen\s+(?:in\s+|per\s+|versie\s+)?(?P<period>[\d.\- ]{1,12})", re.I
)

# A part that is a chapter whatever the typography says.
CHAPTER_LABEL = re.compile(
    r"(?P<label>(?:hoofdstuk|deel|blok|titel|afdeling)\s+(?:\d{1,3}|[ivxlc]{1,6}|[a-z]))\b"
    r"[.:]?\s*(?P<rest>.*)",
    re.I,
)
ANNEX_LABEL = re.compile(
    r"(?P<label>bijlage\s+(?:\d{1,3}|[ivxlc]{1,6}|[a-z]))\b[.:]?\s*(?P<rest>.*)", re.I
)
# Parts around the chapters: they stand beside them, not under the last one.
AROUND = re.compile(
    r"ondertekening|bijlagen?|wijzigingstabel|voorwoord|inhoud(?:sopgave)?|colofon|literatuur(?:lijst)?|"
    r"(?:eind)?noten|slotformulier|slotbepalingen|intitul[eé]|aanhef|preambule|begrippenlijst|"
    r"model(?:tekst|formulier)?\s+\w.*|(?:wijzigings?(?:tabel|overzicht|historie))",
    re.I,
)
# Of these, the ones in front: what follows them does not stand under them.
FRONT = re.compile(
    r"(?:eind)?noten|voorwoord|inhoud(?:sopgave)?|intitul[eé]|aanhef|preambule", re.I
)
# A heading that opens an annex where a page starts.
ANNEX_OPENING = re.compile(
    r"(?:bijlage|model|formulier|wijzigings?(?:tabel|overzicht|historie))\b", re.I
)

STATEMENT = re.compile(
    r"\bverkla(?:ar|art|ren)\b.{0,60}(?:het\s+volgende|ondergetekende|\bdat\b)|"
    r"\bondergetekende\b.{0,40}\bverklaart\b|\b(?:beloof|zweer|verklaar)\s+ik\b",
    re.I,
)
# In the third person it announces the statement that follows.
ANNOUNCES_STATEMENT = re.compile(
    r"\b(?:tekst|verklaring|eed|belofte|formule)\b.{0,120}\bluidt\b.*:$|"
    r"\bverklaart\b.{0,60}\bhet\s+volgende\s*:$",
    re.I,
)
IMAGE_MARK = re.compile(
    r"[\[(]?\s*(?:afbeelding|figuur|foto|illustratie|image|logo)\b(?P<words>[^.!?]{0,60})[\])]?",
    re.I,
)

# Short words no heading ends with: a line that does runs on.
RUNS_ON = re.compile(
    r"\b(?:de|het|een|van|in|op|en|of|te|met|voor|door|bij|als|dat|die|is|zijn|jouw|je|uw|u|aan|om|"
    r"kan|kun|kunt|deze|dit|onder|naar|uit|tot|over|niet|wordt|worden|heeft|hebben|moet|moeten|er|"
    r"tussen|per|zonder|waar|waarin|ook|maar|we|wij|ze|zij|ik|artikel|lid)$",
    re.I,
)
ENDS_SENTENCE = re.compile(r"[.;:!?][\"'”’)\]]*$")


def starts_like_heading(text: str) -> bool:
    """Whether the text starts with a capital, perhaps behind a quote or bracket."""
    return bool(re.match(r"[(\[‘’“”'\"]{0,2}[A-ZÀ-ÖØ-Þ]", text))


def lead_in(text: str) -> tuple[str, str] | None:
    """The kind of box a line announces and what it is about; None for any other line."""
    bare = text.strip().rstrip(":").strip()
    for kind, pattern in LEAD_IN.items():
        if found := pattern.fullmatch(bare):
            return kind, found["subject"].strip()
    return None
