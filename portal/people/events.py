"""What the trail keeps about people and their roles."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType("person.joined", _("Persoon in dienst per %(starts_on)s"), ("starts_on",)),
        EventType(
            "person.moved",
            _("Persoon van afdeling of functie gewisseld per %(from_on)s"),
            ("from_on", "department", "function"),
        ),
        EventType("person.changed", _("Persoonsgegevens bijgewerkt")),
        EventType("person.password_changed", _("Wachtwoord gewijzigd")),
        EventType("person.left", _("Persoon uit dienst per %(ends_on)s"), ("ends_on",)),
        EventType("person.last_day_changed", _("Laatste werkdag gewijzigd"), ("ends_on",)),
        EventType(
            "absence.told",
            _("Afwezigheid opgegeven van %(starts_on)s tot en met %(ends_on)s"),
            ("starts_on", "ends_on"),
        ),
        EventType(
            "absence.changed",
            _("Afwezigheid gewijzigd: van %(starts_on)s tot en met %(ends_on)s"),
            ("starts_on", "ends_on"),
        ),
        EventType("absence.withdrawn", _("Afwezigheid ingetrokken")),
        EventType("correction_request.asked", _("Om correctie gevraagd (%(item)s)"), ("item",)),
        EventType("correction_request.opened", _("Verzoek om correctie geopend")),
        EventType(
            "correction_request.answered",
            _("Verzoek om correctie beantwoord: %(outcome)s"),
            ("outcome",),
        ),
        EventType("own_data.exported", _("Eigen gegevens meegenomen (%(form)s)"), ("form",)),
        EventType("role.assigned", _("Rol %(role)s toegekend"), ("role",)),
        EventType("role.revoked", _("Rol %(role)s ingetrokken"), ("role",)),
        EventType(
            "audience.changed",
            _("Doelgroep %(key)s toegevoegd of gewijzigd"),
            ("key", "person_kind", "departments", "functions", "only_vulnerable"),
        ),
        EventType("department.changed", _("Afdeling toegevoegd of bijgewerkt")),
        EventType("job_function.changed", _("Functie toegevoegd of bijgewerkt")),
        EventType(
            "directory.synced",
            _("Personeelslijst verwerkt: %(joined)s erbij, %(moved)s gewisseld, %(left)s weg"),
            ("joined", "moved", "left", "changed"),
        ),
        EventType("api_token.created", _("API-sleutel gemaakt")),
        EventType("api_token.revoked", _("API-sleutel ingetrokken")),
    )
)
