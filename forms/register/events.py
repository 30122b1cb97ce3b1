"""What the trail keeps about the register: codes, keys, dates and numbers, never content."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "register_entry.received",
            _("Melding ontvangen (%(kind)s)"),
            ("kind", "form_version", "attachments", "route_step", "sheet"),
        ),
        EventType("register_entry.taken_up", _("Melding in behandeling genomen")),
        EventType("register_entry.information_requested", _("Aanvulling gevraagd")),
        EventType(
            "register_entry.information_supplied",
            _("Aanvulling ontvangen (antwoordblad %(sheet)s)"),
            ("sheet", "attachments"),
        ),
        EventType("register_entry.resumed", _("Behandeling hervat zonder aanvulling")),
        EventType("register_entry.referred", _("Voorgelegd aan %(to)s"), ("to", "person")),
        EventType("register_entry.handed_back", _("Teruggegeven door %(to)s"), ("to",)),
        EventType("register_entry.recalled", _("Teruggehaald van %(to)s"), ("to",)),
        EventType(
            "register_entry.decided",
            _("Besloten: %(outcome)s"),
            ("outcome", "decision", "decided_as", "reassess_on", "followed_proposal"),
        ),
        EventType("register_entry.sent_back", _("Besluit teruggestuurd"), ("decision",)),
        EventType(
            "register_entry.registered", _("Besluit geregistreerd"), ("decision", "concealed")
        ),
        EventType(
            "register_entry.amended",
            _("Melding gewijzigd (antwoordblad %(sheet)s)"),
            ("sheet", "attachments", "from_status"),
        ),
        EventType("register_entry.reassessed", _("Opnieuw in beoordeling genomen"), ("cause",)),
        EventType("register_entry.checked", _("Gecontroleerd: %(finding)s"), ("finding",)),
        EventType("register_entry.disclosed", _("Openbaar gemaakt"), ("disclosure",)),
        EventType(
            "register_entry.concealed", _("Uit het openbare register gehaald"), ("disclosure",)
        ),
        EventType("register_entry.withdrawn", _("Melding ingetrokken")),
        EventType("register_entry.ended", _("Melding beëindigd"), ("cause", "concealed")),
        EventType("register_entry.reopened", _("Melding heropend")),
        EventType(
            "register_entry.agreement_written",
            _("Afspraken opgeschreven (tekst %(agreement)s)"),
            ("agreement",),
        ),
        EventType(
            "register_entry.agreement_answered",
            _("Geantwoord op afspraken (tekst %(agreement)s)"),
            ("agreement", "side", "answer"),
        ),
        EventType("register_entry.remarked", _("Opmerking toegevoegd")),
        EventType(
            "register_entry.read", _("Melding geopend als %(purpose)s"), ("purpose", "channel")
        ),
        EventType(
            "register_entry.rerouted",
            _("Beslisser gewijzigd (nu: %(route_step)s)"),
            ("route_step", "cause"),
        ),
        EventType("register_entry.passed_on", _("Doorgezet: %(to)s"), ("to", "cause")),
        EventType(
            "register_entry.kept_after_change",
            _("De regel is gewijzigd; het besluit blijft staan"),
            ("decision", "sections"),
        ),
        EventType(
            "register_confirmation.given",
            _("Bevestigd dat %(entries)s meldingen nog kloppen"),
            ("entries",),
        ),
        EventType(
            "register_reminder.sent",
            _("Herinnerd aan %(lines)s meldingen"),
            ("lines",),
        ),
        EventType(
            "decision_route.set",
            _("Route van %(kind)s is %(steps)s vanaf %(holds_from)s"),
            ("kind", "steps", "board_on_doubt", "officer_on_doubt", "holds_from"),
        ),
        EventType(
            "designation.made",
            _("Aangewezen voor %(office)s vanaf %(starts_on)s"),
            ("office", "person", "starts_on", "ends_on"),
        ),
        EventType(
            "designation.ended",
            _("Aanwijzing voor %(office)s eindigt op %(ends_on)s"),
            ("office", "person", "ends_on"),
        ),
        EventType(
            "register_sample.drawn",
            _("Steekproef van %(size)s uit %(population)s getrokken (%(kind)s, %(year)s)"),
            ("kind", "year", "size", "population", "population_hash", "seed"),
        ),
        EventType(
            "register_entry.anonymised", _("Melding geanonimiseerd na de bewaartermijn"), ("run",)
        ),
        EventType(
            "year_figures.frozen",
            _("Tabellen van %(year)s vastgelegd"),
            ("year", "content_hash"),
        ),
        EventType(
            "form_version.kept",
            _("Formulierversie %(number)s bewaard (%(kind)s)"),
            ("kind", "number", "language"),
        ),
    )
)

declare(
    (
        EventType(
            "giver_group.joined", _("Gevers samengevoegd (%(givers)s namen)"), ("into", "givers")
        ),
        EventType(
            "giver_group.split", _("Namen uit een gever gehaald (%(givers)s)"), ("givers", "groups")
        ),
        EventType(
            "giver_group.set_apart",
            _("Melding %(entry)s bij een andere gever gezet"),
            ("entry", "into"),
        ),
        EventType("giver_group.described", _("Gegevens van een gever gewijzigd"), ("parent",)),
        EventType("giver_group.opened", _("Gever bekeken met %(number)s meldingen"), ("number",)),
    )
)
