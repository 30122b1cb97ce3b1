"""The sentences of the auditor's room."""

from django.utils.translation import gettext_lazy as _

from portal.core.refusals import Refusal

REFUSALS = {
    "not_an_auditor": _("Alleen wie controleert kan namen en redenen inzien."),
    "subject_closed": _(
        "Deze melding is vertrouwelijk: namen en redenen zijn hier niet in te zien."
    ),
    "purpose_missing": _("Schrijf waarvoor u dit inziet, in ten minste %(shortest)s tekens."),
}


def sentence(refusal: Refusal) -> str:
    """Why not, as people read it."""
    return str(REFUSALS[refusal.code]) % refusal.facts
