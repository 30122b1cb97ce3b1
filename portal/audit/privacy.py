"""The personal data of the trail."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.audit.selectors import told, trail_of_actor
from portal.core.holdings import Holding, declare

#: How many of someone's own acts are told; who works with the portal daily has very many.
MOST = 1000


def _acts(person: Any) -> list[dict[str, Any]]:
    """What someone did here, newest first; about whom is theirs to know, so it is left out."""
    return [
        {
            "at": line["event"].occurred_at,
            "what": line["sentence"],
            "about": line["subject_name"],
            "result": line["event"].get_result_display(),
        }
        for line in told(list(trail_of_actor(person.actor_key)[:MOST]))
    ]


declare(
    Holding("portal_audit.AuditEvent"),
    Holding(
        "portal_audit.AuditPayload",
        data=_("wat u in het portaal deed (de laatste duizend handelingen)"),
        ground=_("wettelijke plicht: verantwoording en informatiebeveiliging"),
        term=_("zolang het onderwerp van de gebeurtenis bewaard wordt"),
        then="erase",
        collect=_acts,
    ),
)
