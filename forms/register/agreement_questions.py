"""What is asked of who writes an agreement down, and of who answers it."""

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Condition, Question, QuestionType
from forms.register.kinds.shared_questions import choices

LENGTH = 4000

TERMS = (
    Question(
        "access_limits",
        _("Welke toegang wordt beperkt?"),
        QuestionType.LONG_TEXT,
        help=_("Bijvoorbeeld dossiers, systemen of overleggen. Leeg laten mag."),
        required=False,
        max_length=LENGTH,
    ),
    Question(
        "tasks_limited",
        _("Welk werk doet de melder tot het vertrek wel en niet?"),
        QuestionType.LONG_TEXT,
        required=False,
        max_length=LENGTH,
    ),
    Question(
        "no_contact_until",
        _("Tot en met wanneer is er geen zakelijk contact?"),
        QuestionType.DATE,
        help=_("Leeg laten mag."),
        required=False,
    ),
    Question(
        "agreed_on",
        _("Wanneer hebt u dit samen besproken?"),
        QuestionType.DATE,
        not_in_future=True,
    ),
)

REPLY = (
    Question(
        "answer",
        _("Gaat u akkoord met deze afspraken?"),
        QuestionType.CHOICE,
        choices=choices(("confirmed", _("Ja, akkoord")), ("declined", _("Nee, niet akkoord"))),
    ),
    Question(
        "reason",
        _("Waarom niet?"),
        QuestionType.LONG_TEXT,
        when=Condition("answer", ("declined",)),
        max_length=LENGTH,
    ),
)
