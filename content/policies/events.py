"""What the trail keeps about policies."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType("policy.begun", _("Beleidsdocument begonnen"), ("derived_from",)),
        EventType(
            "policy.version_issued",
            _("Versie %(number)s uitgegeven"),
            ("number", "change_kind", "content_hash", "record_hash", "corrects"),
        ),
        EventType("policy.repealed", _("Beleid ingetrokken vanaf %(from_on)s"), ("from_on",)),
        EventType("policy.version_annulled", _("Versie %(number)s vernietigd"), ("number",)),
        EventType("policy.rescinded", _("Gebeurtenis herroepen (%(kind)s)"), ("kind", "number")),
        EventType(
            "policy.dates_corrected",
            _("Datums van versie %(number)s gecorrigeerd"),
            ("number", "dates"),
        ),
        EventType("policy.note_added", _("Aantekening bij versie %(number)s"), ("number",)),
        EventType(
            "policy.reason_given",
            _("Reden van een wijziging in versie %(number)s vastgelegd"),
            ("number", "motives"),
        ),
        EventType(
            "policy.translated",
            _("Vertaling vastgelegd (%(language)s, %(sections)s onderdelen)"),
            ("language", "sections"),
        ),
        EventType("feed_token.created", _("Feedadres gemaakt")),
        EventType("feed_token.revoked", _("Feedadres ingetrokken")),
        EventType(
            "policy.successions_said",
            _("Vastgelegd wat %(sections)s onderdelen werden"),
            ("sections",),
        ),
        EventType(
            "policy.begun_from_version",
            _("Werkversie opnieuw begonnen uit versie %(number)s"),
            ("number", "corrects", "carries", "drops_work"),
        ),
        EventType(
            "policy.editorial_confirmed",
            _("Redactionele wijziging van versie %(base)s bevestigd"),
            ("base", "kinds"),
        ),
        EventType(
            "policy.review_reminded",
            _("Herinnerd aan de herziening vóór %(review_on)s"),
            ("review_on", "is_overdue"),
        ),
        EventType("policy.page_deleted", _("Beleidspagina verwijderd"), ("while_in_force",)),
    )
)
