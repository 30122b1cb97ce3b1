"""The sentences of the desk's own: states of exports and why one is not given."""

from django.utils.translation import gettext_lazy as _

from forms.moderation.states import ExportState
from portal.core.refusals import Refusal

EXPORT_STATES = {
    ExportState.ASKED: _("Wacht op zijn beurt"),
    ExportState.RUNNING: _("Wordt gemaakt"),
    ExportState.COMPLETE: _("Klaar"),
    ExportState.BROKEN: _("Mislukt; er is geen bestand. Vraag het opnieuw aan."),
    ExportState.EXPIRED: _("Verwijderd; de bewaartermijn is voorbij."),
}
REFUSALS = {
    "not_yours_to_read": _("Dit is niet voor u bestemd."),
    "purpose_missing": _("Geef aan waarvoor u deze meldingen meeneemt."),
    "too_many_for_now": _(
        "Dit zijn er intussen meer dan %(most)s. Vraag het bestand aan; het staat daarna klaar."
    ),
    "export_not_ready": _("Dit bestand is nog niet klaar."),
    "export_gone": _("Dit bestand is er niet meer. Vraag het opnieuw aan."),
    "export_damaged": _("Dit bestand is niet meer zoals het gemaakt is. Vraag het opnieuw aan."),
    "export_moved_on": _("Dit bestand wordt al gemaakt of is niet meer nodig."),
}


def sentence(refusal: Refusal) -> str:
    """One refusal in words. KeyError for a code that has none."""
    return str(REFUSALS[refusal.code]) % dict(refusal.facts)
