"""The personal data of the register: what, on which ground, how long."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.register import models, own_data
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kinds
from portal.core.holdings import Holding, declare

DUTY = _("wettelijke plicht (Ambtenarenwet 2017, artikel 4, 5 en 8)")
TERM = _("na de bewaartermijn van de soort melding, gerekend vanaf het einde")
CASE = "entry__employee"


def _rows(model: Any, path: str, *fields: str) -> Any:
    def collect(person: Any) -> list[dict[str, Any]]:
        return list(model.objects.filter(**{path: person}).order_by("pk").values(*fields))

    return collect


def _held(model: Any, data: Any, path: str, *fields: str, term: Any = TERM) -> Holding:
    return Holding(
        f"forms_register.{model.__name__}",
        data=data,
        ground=DUTY,
        term=term,
        then="erase",
        collect=_rows(model, path, *fields),
    )


def _told(model: Any, data: Any, collect: Any) -> Holding:
    return Holding(
        f"forms_register.{model.__name__}",
        data=data,
        ground=DUTY,
        term=TERM,
        then="erase",
        collect=collect,
    )


declare(
    Holding("forms_register.FormVersion"),
    Holding("forms_register.DecisionRoute"),
    Holding(
        "forms_register.Designation",
        data=_("wie voor het college of als compliance officer handelt, en wanneer"),
        ground=DUTY,
        term=_("zolang meldingen waarover beslist werd worden bewaard"),
        then="keep",
        collect=_rows(models.Designation, "person", "office", "starts_on", "ends_on"),
    ),
    Holding(
        "forms_register.Sample",
        data=_("wie een steekproef trok"),
        ground=DUTY,
        term=_("zolang het controlespoor wordt bewaard"),
        then="keep",
        collect=_rows(models.Sample, "drawn_by", "kind", "year", "size", "drawn_at"),
    ),
    Holding(
        "forms_register.RegisterEntry",
        data=_("wie meldde, soort, status, uitkomst en data"),
        ground=DUTY,
        term=TERM,
        then="anonymise",
        collect=own_data.entries,
    ),
    _told(
        models.AnswerSheet,
        _("antwoorden, eigen afweging, afdeling, functie en leidinggevende van die dag"),
        own_data.sheets,
    ),
    _held(
        models.PinnedSection,
        _("welke regels op een melding van toepassing waren"),
        f"sheet__{CASE}",
        "section_id",
        "policy_key",
        "version_number",
    ),
    _told(models.Decision, _("besluit met reden en voorwaarden"), own_data.decisions),
    _held(
        models.Registration,
        _("wie een besluit registreerde"),
        CASE,
        "entry__reference",
        "registered_at",
    ),
    _held(
        models.Referral,
        _("aan wie een melding is voorgelegd"),
        CASE,
        *("entry__reference", "movement", "referred_to", "moved_at"),
    ),
    _held(
        models.InformationRequest,
        _("vragen aan de melder"),
        CASE,
        "entry__reference",
        "question",
        "requested_at",
    ),
    _held(
        models.Check,
        _("bevinding van een controle"),
        CASE,
        *("entry__reference", "finding", "text", "checked_at"),
    ),
    _held(
        models.Remark,
        _("opmerkingen van behandelaars"),
        CASE,
        "entry__reference",
        "text",
        "made_at",
    ),
    _held(
        models.Disclosure,
        _("wat openbaar is gemaakt en op welke grond"),
        CASE,
        *("entry__reference", "legal_ground", "opened_at", "closed_at"),
    ),
    _told(models.Read, _("wie een melding opende en waarom"), own_data.reads),
    _held(models.Attachment, _("bijlagen"), "uploaded_by", "name", "size", "uploaded_at"),
    _held(
        models.SheetAttachment,
        _("welke bijlage bij welke melding hoort"),
        f"sheet__{CASE}",
        "attachment__name",
    ),
)


def holding_of(kind: Kind) -> Holding:
    """What the typed row of a kind holds."""
    return _told(kind.detail, kind.holding, own_data.details(kind))


declare(*(holding_of(kind) for kind in kinds()))


declare(Holding("forms_register.YearFigures"), Holding("forms_register.AnonymisedEntry"))

declare(
    _held(
        models.Benefit,
        _("van wie iemand iets kreeg aangeboden, wanneer, en de waarde"),
        CASE,
        *("entry__reference", "giver__name", "on", "value", "is_refused"),
    ),
    # About givers, who have no account: nothing to collect for a person who works here.
    Holding(
        "forms_register.Giver",
        data=_("naam van een gever zoals gemeld; een inwoner staat er met de eigen naam"),
        ground=DUTY,
        term=_("zodra geen bewaarde melding de gever nog noemt"),
        then="erase",
    ),
    Holding(
        "forms_register.GiverGroup",
        data=_("naam van een gever na samenvoegen, met KvK-nummer"),
        ground=DUTY,
        term=_("zodra geen bewaarde melding een van de gevers nog noemt"),
        then="erase",
    ),
)

declare(
    _held(
        models.Reminder,
        _("op welke dag iemand aan meldingen is herinnerd"),
        "person",
        "day",
        term=_("twee jaar na de herinnering"),
    ),
    _held(
        models.ReminderLine,
        _("waaraan iemand is herinnerd, zonder inhoud"),
        "reminder__person",
        *("occasion", "about_on", "entry__reference"),
        term=_("twee jaar na de herinnering"),
    ),
    _held(
        models.Confirmation,
        _("wanneer iemand zei dat de eigen meldingen nog kloppen"),
        "person",
        "confirmed_at",
        term=_("vijf jaar na de bevestiging"),
    ),
    _held(
        models.ConfirmedEntry,
        _("welke meldingen toen nog klopten"),
        CASE,
        *("entry__reference", "confirmation__confirmed_at"),
        term=_("vijf jaar na de bevestiging, of eerder met de melding"),
    ),
    _held(
        models.SectionReview,
        _("waarom een besluit bleef staan toen de regel veranderde"),
        CASE,
        *("entry__reference", "section_id", "reason", "reviewed_at"),
    ),
)

declare(
    _held(
        models.TransitionAgreement,
        _("afspraken over een overstap"),
        CASE,
        *("entry__reference", "number", "access_limits", "tasks_limited", "no_contact_until"),
    ),
    _held(
        models.AgreementReply,
        _("wie met afspraken over een overstap instemde of niet, en waarom niet"),
        f"agreement__{CASE}",
        *("agreement__number", "side", "answer", "reason", "replied_at"),
    ),
)
