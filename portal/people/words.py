"""What people read: roles, refusals, and what is wrong with a directory file."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.refusals import NotAllowed, Refusal
from portal.integrations.directory import Fault
from portal.people.roles import Role

ROLES: Mapping[Role, Any] = {
    Role.EMPLOYEE: gettext_lazy("medewerker"),
    Role.MANAGER: gettext_lazy("leidinggevende"),
    Role.MODERATOR: gettext_lazy("integriteitscoördinator"),
    Role.EDITOR: gettext_lazy("redacteur"),
    Role.APPROVER: gettext_lazy("goedkeurder"),
    Role.AUDITOR: gettext_lazy("auditor"),
    Role.CONTROLLER: gettext_lazy("controller"),
    Role.ADMINISTRATOR: gettext_lazy("beheerder"),
}

REFUSALS: Mapping[str, Any] = {
    "may_not_manage_people": gettext_lazy("U mag geen rollen en personen beheren."),
    "unknown_role": gettext_lazy("De rol %(role)s bestaat niet."),
    "own_role": gettext_lazy("U kunt uzelf geen rol geven. Vraag een andere beheerder."),
    "role_already_held": gettext_lazy("Deze persoon heeft de rol %(role)s al."),
    "role_not_held": gettext_lazy("Deze persoon heeft de rol %(role)s niet."),
    "last_administrator": gettext_lazy(
        "Dit is de laatste beheerder. Geef eerst iemand anders die rol."
    ),
    "left_already": gettext_lazy("Deze persoon werkt hier niet meer."),
    "leaves_before_start": gettext_lazy("Deze persoon begint pas op %(starts_on)s."),
    "key_taken": gettext_lazy("Dit personeelsnummer is al in gebruik."),
    "username_taken": gettext_lazy("De gebruikersnaam %(username)s is al in gebruik."),
    "everyone_stays_everyone": gettext_lazy(
        "De doelgroep Iedereen houdt haar sleutel en krijgt geen voorwaarden."
    ),
    "not_your_absence": gettext_lazy("U kunt geen afwezigheid van een ander opgeven."),
    "absence_ends_before_start": gettext_lazy("De laatste dag ligt voor de eerste."),
    "absence_is_over": gettext_lazy("Deze dagen zijn al voorbij."),
    "absence_overlaps": gettext_lazy(
        "Op een of meer van deze dagen bent u al afwezig. Wijzig dan die afwezigheid."
    ),
    "absence_has_begun": gettext_lazy(
        "Deze afwezigheid is al begonnen. Wijzig de laatste dag als u eerder terug bent."
    ),
    "absence_withdrawn": gettext_lazy("Deze afwezigheid is al ingetrokken."),
    "item_unknown": gettext_lazy("Kies iets uit uw eigen gegevens."),
    "correction_text_missing": gettext_lazy("Schrijf wat er niet klopt."),
    "own_correction": gettext_lazy("Een eigen verzoek beantwoordt iemand anders."),
    "not_your_correction": gettext_lazy("Dit verzoek is niet aan u."),
    "correction_answered": gettext_lazy("Dit verzoek is al beantwoord."),
    "correction_outcome_unknown": gettext_lazy("Kies wat u met het verzoek deed."),
    "correction_reason_missing": gettext_lazy("Schrijf wat u deed, of waarom niet."),
    "large_change": gettext_lazy(
        "Dit bestand zou %(leaving)s van de %(working)s personen verwijderen."
        " Is dat de bedoeling, gebruik dan --allow-large-change."
    ),
}

FAULTS: Mapping[str, Any] = {
    "too_large": gettext_lazy("het bestand is te groot"),
    "not_text": gettext_lazy("dit is geen tekstbestand"),
    "not_csv": gettext_lazy("hier houdt het bestand op een CSV-bestand te zijn"),
    "empty": gettext_lazy("het bestand is leeg"),
    "no_rows": gettext_lazy("het bestand noemt geen enkele persoon"),
    "column_missing": gettext_lazy("de kolom ontbreekt"),
    "column_twice": gettext_lazy("de kolom staat er twee keer"),
    "wrong_width": gettext_lazy("het aantal cellen klopt niet met de kopregel (%(value)s)"),
    "value_missing": gettext_lazy("hier moet iets staan"),
    "too_long": gettext_lazy("dit is te lang"),
    "bad_username": gettext_lazy("%(value)s kan geen gebruikersnaam zijn"),
    "bad_email": gettext_lazy("%(value)s is geen e-mailadres"),
    "bad_kind": gettext_lazy("%(value)s is geen soort; kies medewerker of extern"),
    "bad_flag": gettext_lazy("%(value)s is geen ja of nee"),
    "bad_date": gettext_lazy("%(value)s is geen datum"),
    "reserved_key": gettext_lazy("%(value)s begint met een woord dat het portaal zelf gebruikt"),
    "ends_before_start": gettext_lazy("de laatste dag ligt voor de eerste"),
    "username_of_another": gettext_lazy("de gebruikersnaam %(value)s is van iemand anders"),
    "double": gettext_lazy("%(value)s staat er al"),
    "contradiction": gettext_lazy("%(value)s heeft op een andere regel andere gegevens"),
    "two_leaders": gettext_lazy("de afdeling %(value)s heeft al een leidinggevende"),
    "unknown_parent": gettext_lazy("de afdeling %(value)s komt niet voor"),
    "circle": gettext_lazy("de afdeling %(value)s valt via andere onder zichzelf"),
}


def sentence(refusal: Refusal) -> str:
    """A refusal as people read it; roles under their Dutch name."""
    facts = dict(refusal.facts)
    if facts.get("role") in set(Role):
        facts["role"] = ROLES[Role(facts["role"])]
    return str(REFUSALS[refusal.code]) % facts


def sentences(refused: NotAllowed) -> list[str]:
    """Every reason, in order."""
    return [sentence(refusal) for refusal in refused.refusals]


def fault_lines(faults: Iterable[Fault]) -> list[str]:
    """What is wrong with a directory file, one line per fault, with row and column."""
    lines = []
    for fault in faults:
        place = [_("regel %(line)s") % {"line": fault.line}] if fault.line else []
        place += [_("kolom %(column)s") % {"column": fault.column}] if fault.column else []
        what = str(FAULTS[fault.code]) % {"value": fault.value}
        lines.append(f"{', '.join(place)}: {what}" if place else what)
    return lines
