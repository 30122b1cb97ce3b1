"""Citations of law: which paragraphs are one, and their parts."""

import re

from content.importing.outline import LegalReference
from content.law.citations import as_parts
from content.law.first_entries import first_laws
from content.law.links import pinned_on
from content.law.parsing import parse, split_gloss

_LONGEST = 600
_SOURCE = (
    r"(?:wet|wetboek|wetgeving|grondwet|besluit|regeling(?:en)?|verordening|reglement|richtlijn(?:en)?|"
    r"circulaire|verdrag|convention|leidraad|handreiking(?:en)?|catalogus|code|baseline|statuut|"
    r"aanbevelingen|aanwijzingen|cao|brief|beleidsregels?)"
)
_OPENS = re.compile(rf"(?:artikel(?:en)?\s+\w|(?:\S+\s+){{0,4}}\S*?{_SOURCE}\b)", re.I)
# Citations are nouns; sentences start with one of these.
_SENTENCE = re.compile(
    r"(?:de|het|een|deze|dit|die|dat|in|als|voor|op|met|er|je|jij|u|we|wij|ze|zij|ik|ook|wat|welke|"
    r"wie|waar|waarom|wanneer|hoe|daar\w*|hier\w*|dus|maar|om|bij|aan|uit|van|over|onder|door|naast|"
    r"sinds|soms|binnen|iedere?|elke?|alle|geen|niet|zowel|volgens|tot|ten|mogelijk|verder)\b",
    re.I,
)
_STRONG = re.compile(
    r"(?:artikel(?:en)?\s+\w|wet\s|\S*(?:wet|besluit|circulaire|verordening|regeling)\s|cao\s|brief\s|"
    r"nederlandse\s+gedragscode|algemene\s+verordening)",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|zijn|wordt|worden|moet|moeten|mag|mogen|kan|kun|kunt|kunnen|heeft|hebben|geldt|gelden|"
    r"geeft|bepaalt|regelt|schrijft|zal|zullen)\b",
    re.I,
)
_ARTICLE_WORD = (
    r"(?:artikel(?:en)?|\d+[:.]?\d*[a-z]?|[a-z]|[ivxlc]+|t/m|tot|en|met|of|lid|leden|eerste|tweede|derde|vierde|"
    r"vijfde|zesde|zevende|achtste|aanhef|onder|onderdeel|onderdelen|sub|juncto|jo\.?|bijlage|titel|"
    r"hoofdstuk|paragraaf|quater|ter|bis|\d+quater|m\.n\.)"
)
_ARTICLE = re.compile(rf"(artikel(?:en)?(?:[\s,]+{_ARTICLE_WORD}\b\.?)+)\s*,?\s+(?=\S)", re.I)
_LATER_ARTICLE = re.compile(
    r"\s*,?\s*\b((?:artikel(?:en)?|hoofdstuk|paragraaf|bijlage)\s+\d[\w.:]*.*)$", re.I
)
_LATER_PART = re.compile(
    r"\s*,?\s*\b((?:eerste|tweede|derde|vierde|vijfde|zesde)\s+lid\b.*)$", re.I
)


def looks_like_citation(text: str) -> bool:
    """Whether a paragraph names a source of law rather than telling about one."""
    if not 4 < len(text) <= _LONGEST or not _OPENS.match(text) or _SENTENCE.match(text):
        return False
    without_gloss = re.sub(r"\([^)]*\)?", "", text)
    first_sentence = re.split(r"(?<=[a-z0-9])\.\s+(?=[A-Z])", without_gloss)[0]
    return not _VERB.search(first_sentence)


def opens_legal_basis(text: str) -> bool:
    """Whether a citation is clear enough to begin a box that no heading announces."""
    return bool(looks_like_citation(text) and _STRONG.match(text)) or (
        looks_like_citation(text) and bool(re.search(r"\b(?:19|20)\d\d\b", text))
    )


def citation(text: str, address: str = "") -> LegalReference:
    """The parts of a citation; what cannot be told apart stays in ``law``."""
    text = " ".join(text.split()).rstrip(";").strip()
    body, gloss = split_gloss(text)
    law, article = body, ""
    if found := _ARTICLE.match(body):
        article, law = found[1], body[found.end() :]
        law = re.sub(r"^(?:van\s+)?(?:de|het)\s+|^van\s+", "", law)
    elif found := _LATER_ARTICLE.search(body):
        article, law = found[1], body[: found.start()]
    if part := _LATER_PART.search(law):
        article, law = f"{article}, {part[1]}", law[: part.start()]
    return LegalReference(
        text=body,
        law=law.strip(" ,.") or body,
        article=re.sub(r"[\s,]+(?:en|of)$", "", article.strip(" ,")),
        gloss=gloss,
        url=address,
        pinned_on=pinned_on(address),
    )


#: What the parser of law is unsure of that an importer must look at; laws that no list knows are
#: common in texts and no fault of theirs.
_FAULTS = {"breaks_off", "odd_range", "open_bracket"}


def is_unclear(text: str) -> bool:
    """Whether a citation breaks off: a bracket left open, or "en" with nothing behind it."""
    return bool(_FAULTS.intersection(parse(text, first_laws()).doubts)) or bool(
        text.count("(") != text.count(")") or re.search(r"\b(?:en|of)\s+(?:de|het)\s+[A-Z]", text)
    )


def parts(reference: LegalReference) -> tuple[str, str, str, str]:
    """Law, article, paragraph and part, when the citation is certain and names one place.

    Otherwise the law and all the rest of the citation as its article, as printed.
    """
    parsed = parse(reference.text, first_laws())
    if parsed.is_certain and len(parsed.references) == 1:
        found = as_parts(parsed.references[0])
        return parsed.references[0].law, found["article"], found["paragraph"], found["part"]
    return reference.law or reference.text, reference.article, "", ""
