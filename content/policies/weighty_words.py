"""The words that decide what a rule means, by kind: plain data for ``alarms``.

Each entry is ``lemma: forms``; two forms of one lemma say the same (mag, mogen), two lemmas do not
(mag, moet). Only words that change what is asked of whom, when, or under which rule belong here.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

#: The kinds in the order in which they are reported.
KINDS = (
    "amount", "date", "term", "negation", "duty", "role", "scope", "reference", "structure", "text",
)  # fmt: skip

UNITS = {
    "dag": "dagen", "werkdag": "werkdagen", "week": "weken", "maand": "maanden", "jaar": "jaren",
    "uur": "uren", "minuut": "minuten", "kwartaal": "kwartalen", "etmaal": "etmalen",
    "kalenderdag": "kalenderdagen", "kalenderjaar": "kalenderjaren", "dienstjaar": "dienstjaren",
}  # fmt: skip
TERMS = {
    "dagelijks": "dagelijkse", "wekelijks": "wekelijkse", "maandelijks": "maandelijkse",
    "halfjaarlijks": "halfjaarlijkse", "jaarlijks": "jaarlijkse", "tweejaarlijks": "tweejaarlijkse",
    "onmiddellijk": "onmiddellijke", "onverwijld": "onverwijlde", "terstond": "", "meteen": "",
    "uiterlijk": "", "binnen": "", "vooraf": "tevoren", "achteraf": "naderhand",
    "tijdig": "tijdige",
    "tijdelijk": "tijdelijke", "permanent": "permanente", "termijn": "termijnen",
    "voordat": "alvorens", "nadat": "", "zodra": "", "zolang": "", "periodiek": "periodieke",
    "structureel": "structurele", "incidenteel": "incidentele",
}  # fmt: skip
AMOUNTS = {
    "minimaal": "minimale minimum", "maximaal": "maximale maximum", "minstens": "tenminste",
    "hoogstens": "tenhoogste", "meer": "meerdere", "minder": "", "hoger": "hogere",
    "lager": "lagere", "langer": "langere", "korter": "kortere", "dubbel": "dubbele",
    "helft": "halve half", "gratis": "kosteloos kosteloze", "eenmaal": "eenmalig eenmalige",
    "tweemaal": "", "driemaal": "", "miljoen": "", "miljard": "", "dozijn": "",
    "ongeveer": "circa", "ruim": "", "bijna": "",
}  # fmt: skip
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
NEGATIONS = {
    "niet": "", "geen": "", "nooit": "", "niemand": "", "niets": "niks", "nergens": "",
    "geenszins": "", "evenmin": "", "tenzij": "", "behalve": "behoudens", "zonder": "", "noch": "",
    "uitgezonderd": "uitgezonderde", "uitzondering": "uitzonderingen", "wel": "", "mits": "",
    "indien": "als wanneer ingeval", "anders": "",
}  # fmt: skip
DUTY = {
    "moet": "moeten moesten moest", "mag": "mogen mocht mochten", "kan": "kunnen kunt kon konden",
    "dient": "dienen diende dienden", "hoeft": "hoeven hoefde", "zal": "zullen zult",
    "zou": "zouden", "wil": "willen", "behoort": "behoren", "hoort": "horen",
    "verplicht": "verplichte", "verplichting": "verplichtingen plicht plichten",
    "verboden": "verbiedt verbieden", "verbod": "verboden", "toegestaan": "toegestane toestaat",
    "toegelaten": "toelaatbaar toelaatbare", "toestemming": "toestemmingen",
    "goedkeuring": "goedgekeurd goedgekeurde", "vereist": "vereiste vereisten",
    "nodig": "noodzakelijk noodzakelijke", "geoorloofd": "geoorloofde", "vrijwillig": "vrijwillige",
    "bevoegd": "bevoegde", "bevoegdheid": "bevoegdheden", "recht": "rechten",
    "raadzaam": "aanbevolen", "verzoek": "verzocht", "schriftelijk": "schriftelijke",
    "mondeling": "mondelinge", "strafbaar": "strafbare", "meldplicht": "", "vrijgesteld": "",
}  # fmt: skip
ROLES = {
    "leidinggevende": "leidinggevenden", "manager": "managers", "teamleider": "teamleiders",
    "directeur": "directeuren", "directie": "directies", "bestuur": "besturen",
    "bestuurder": "bestuurders", "burgemeester": "burgemeesters", "wethouder": "wethouders",
    "college": "colleges", "raad": "raden", "griffier": "griffiers", "griffie": "",
    "minister": "ministers", "staatssecretaris": "staatssecretarissen", "werkgever": "werkgevers",
    "werknemer": "werknemers", "ambtenaar": "ambtenaren", "medewerker": "medewerkers",
    "collega": "collega's", "commissie": "commissies", "coordinator": "coordinatoren",
    "voorzitter": "voorzitters", "controller": "controllers", "auditor": "auditors",
    "accountant": "accountants", "vertrouwenspersoon": "vertrouwenspersonen",
    "adviseur": "adviseurs", "functionaris": "functionarissen", "opdrachtgever": "opdrachtgevers",
    "opdrachtnemer": "opdrachtnemers", "leverancier": "leveranciers", "melder": "melders",
    "stagiair": "stagiairs stagiaires stagiaire", "vrijwilliger": "vrijwilligers",
    "uitzendkracht": "uitzendkrachten", "inkoper": "inkopers", "aanvrager": "aanvragers",
    "beheerder": "beheerders", "hr": "hrm", "politie": "", "ondernemingsraad": "",
    "compliance": "", "personeelszaken": "", "jurist": "juristen", "raadslid": "raadsleden",
    "afdelingshoofd": "afdelingshoofden", "secretaris": "secretarissen", "partner": "partners",
    "familielid": "familieleden", "persoon": "personen", "klant": "klanten", "inwoner": "inwoners",
}  # fmt: skip
#: A compound with one of these at its end names a role of its own (gemeentesecretaris).
ROLE_ENDINGS = (
    "leidinggevende", "manager", "leider", "directeur", "bestuur", "bestuurder", "griffier",
    "ambtenaar", "ambtenaren", "medewerker", "commissie", "coordinator", "voorzitter", "controller",
    "auditor", "adviseur", "functionaris", "secretaris", "persoon", "personen", "beheerder",
    "inspectie", "recherche", "autoriteit",
)  # fmt: skip
SCOPE = {
    "alle": "", "allen": "iedereen", "elk": "elke ieder iedere", "enkel": "alleen slechts enkele",
    "uitsluitend": "", "sommige": "", "bepaalde": "", "inclusief": "", "exclusief": "",
    "extern": "externe externen", "intern": "interne", "betaald": "betaalde bezoldigd bezoldigde",
    "onbetaald": "onbetaalde onbezoldigd", "altijd": "", "soms": "", "meestal": "doorgaans",
    "eventueel": "eventuele", "vast": "vaste", "ingehuurd": "ingehuurde inhuur",
    "oud-medewerker": "oud-medewerkers", "gezinslid": "gezinsleden", "openbaar": "openbare",
    "vertrouwelijk": "vertrouwelijke", "anoniem": "anonieme", "zakelijk": "zakelijke",
    "prive": "", "formeel": "formele", "informeel": "informele", "reikwijdte": "", "toepassing": "",
    "kwetsbaar": "kwetsbare",
    "aangewezen": "", "beide": "", "ook": "eveneens",
}  # fmt: skip
#: Names of law that are one word; compounds on "wet" and its like are recognised by their end.
LAWS = dict.fromkeys(
    [
        "wet",
        "aw",
        "awb",
        "avg",
        "uavg",
        "bio",
        "bio2",
        "bw",
        "sr",
        "sv",
        "woo",
        "wob",
        "wnra",
        "wor",
        "cao",
        "gw",
        "grondwet",
        "gemeentewet",
        "provinciewet",
        "arbowet",
        "iso",
        "brp",
        "wbp",
        "awgb",
        "nen",
    ],
    "",
)
LAW_ENDINGS = ("wet", "wetboek", "verordening", "besluit", "regeling", "richtlijn", "verdrag")

PHRASES: Mapping[str, tuple[str, str]] = {
    "met uitzondering van": ("negation", "behalve"),
    "met inbegrip van": ("scope", "inclusief"),
    "ten minste": ("amount", "minstens"),
    "ten hoogste": ("amount", "hoogstens"),
    "tot en met": ("term", "t/m"),
    "t/m": ("term", "t/m"),
    "niet langer": ("negation", "niet langer"),
    "voor zover": ("scope", "voorzover"),
    "in beginsel": ("scope", "in beginsel"),
    "in principe": ("scope", "in beginsel"),
    "zo nodig": ("scope", "zo nodig"),
    "zo spoedig mogelijk": ("term", "spoedig"),
    "bevoegd gezag": ("role", "bevoegd gezag"),
    "burgemeester en wethouders": ("role", "college"),
    "openbaar ministerie": ("role", "openbaar ministerie"),
    "en/of": ("scope", "en/of"),
}


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word in small letters without accents, soft hyphens, apostrophes and hyphens."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in bare if sign.isalnum())


def _numerals() -> Iterator[tuple[str, int]]:
    ones = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
    teens = (
        "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
        "achttien", "negentien",
    )  # fmt: skip
    tens = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
    yield from ((word, value) for value, word in enumerate(ones, 1))
    yield from ((word, value) for value, word in enumerate(teens, 10))
    for ten, name in enumerate(tens, 2):
        yield name, ten * 10
        yield from ((f"{word}en{name}", ten * 10 + value) for value, word in enumerate(ones, 1))
    yield from (("honderd", 100), ("tweehonderd", 200), ("vijfhonderd", 500), ("duizend", 1000))


#: Numbers in words; "een" is left out, since it is an article far more often ("één" is not).
NUMERALS = {word: value for word, value in _numerals() if word != "een"}
ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7,
    "achtste": 8, "negende": 9, "tiende": 10, "elfde": 11, "twaalfde": 12,
}  # fmt: skip


def _lexicon() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    tables = (
        ("scope", SCOPE), ("role", ROLES), ("amount", AMOUNTS), ("reference", LAWS),
        ("term", TERMS), ("term", UNITS), ("duty", DUTY), ("negation", NEGATIONS),
    )  # fmt: skip
    for kind, table in tables:
        for lemma, forms in table.items():
            for form in (lemma, *forms.split()):
                found[plain(form)] = (kind, plain(lemma))
    found["verboden"] = ("duty", "verboden")
    return found


#: Every weighty single word, plain, with its kind and lemma.
LEXICON = _lexicon()
