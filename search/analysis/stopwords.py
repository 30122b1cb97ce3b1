"""Words that say nothing about what is looked for: function words and the shell of a question."""

from search.analysis.dutch import lemma

_DUTCH = """
aan af al alle alleen als alsof altijd ander andere anders are ben bent bij bijna binnen boven
buiten daar daarbij daarin daarmee daarna daarom daarop daarvan daarvoor dan dat de den der deze
die dit doe doen doet door dus echt een eens eerst eigen elk elke en enig enige er erg ergens
ervan erover etc even gaan gaat geen gewoon ga had hadden heb hebben hebt heeft hem hen het hier
hierbij hierin hij hoe hoeveel hun iedereen iemand iets ik in indien is ja je jij jou jouw jullie
kan kon konden kun kunnen kunt maar mag magen me mee meer men met mij mijn mijzelf misschien moest
moet moeten mocht mogen na naar naast namelijk nee niemand niet niets nodig nog nu of om omdat ons
onze ook op over per pas precies reeds samen s sinds soms steeds te tegen ten ter terwijl tijdens
toch toe toen tot tussen u uit uw van vanaf vanuit veel verder via vind vinden volgens voor vooral
waar waarbij waarin waarmee waarom waarop waarover waarvan waarvoor wanneer want waren was wat we
wel welk welke werd werden wie wij wil willen wilt word worden wordt zal ze zeer zei zelf zich zij
zijn zo zoals zodat zonder zou zouden zullen zult t n d
"""
_ENGLISH = """
a about all am an and any are as at be been before being between both but by can could did do does
doing for from had has have having he her here hers him his how i if in into is it its just me
more most must my no nor not of off on once only or other our ours out over own same shall she
should so some such than that the their them then there these they this those to too under until
up very was we were what when where which while who whom why will with would you your yours
"""
# Entries of verbs and nouns that fit any question, and those that any text of this house has.
_LIGHT = """
beginnen bedoelen betekenen gebeuren geven gelden gebruiken hebben horen houden komen krijgen kunnen
laten maken moeten mogen nemen overkomen vragen vertellen weten willen worden zeggen zetten zitten
zoeken geval ding dingen iets situatie manier soort keer vraag zaak zaken
ambtenaar collega gemeente medewerker mens organisatie overheid persoon werk werknemer
"""
DUTCH: frozenset[str] = frozenset(_DUTCH.split())
ENGLISH: frozenset[str] = frozenset(_ENGLISH.split())
LIGHT: frozenset[str] = frozenset(_LIGHT.split())


def is_light(word: str) -> bool:
    """Whether a folded Dutch word says little beside the other words of a question."""
    return lemma(word) in LIGHT


def is_stop_word(word: str, language: str = "nl") -> bool:
    """Whether a folded word is left out of questions in this language."""
    return word in (ENGLISH if language == "en" else DUTCH)
