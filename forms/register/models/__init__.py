"""What the register keeps; split by subject, imported from here."""

from forms.register.models.agreement import AgreementReply, TransitionAgreement
from forms.register.models.details import DETAILS
from forms.register.models.disclosure import Disclosure
from forms.register.models.entry import RegisterEntry
from forms.register.models.files import Attachment, SheetAttachment
from forms.register.models.givers import Benefit, Giver, GiverGroup
from forms.register.models.remains import AnonymisedEntry, YearFigures
from forms.register.models.routing import DecisionRoute, Designation
from forms.register.models.rulings import Check, Decision, Registration
from forms.register.models.samples import Sample
from forms.register.models.sheets import AnswerSheet, FormVersion, PinnedSection
from forms.register.models.steps import InformationRequest, Read, Referral, Remark
from forms.register.models.upkeep import (
    Confirmation,
    ConfirmedEntry,
    Reminder,
    ReminderLine,
    SectionReview,
)

__all__ = [
    "DETAILS",
    "AgreementReply",
    "AnonymisedEntry",
    "AnswerSheet",
    "Attachment",
    "Benefit",
    "Check",
    "Confirmation",
    "ConfirmedEntry",
    "Decision",
    "DecisionRoute",
    "Designation",
    "Disclosure",
    "FormVersion",
    "Giver",
    "GiverGroup",
    "InformationRequest",
    "PinnedSection",
    "Read",
    "Referral",
    "RegisterEntry",
    "Registration",
    "Remark",
    "Reminder",
    "ReminderLine",
    "Sample",
    "SectionReview",
    "SheetAttachment",
    "TransitionAgreement",
    "YearFigures",
]
