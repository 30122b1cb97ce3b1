"""Signing in and changing one's password."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.clock import day_of
from portal.people import sign_in_limits


class SignInForm(AuthenticationForm):
    """Name and password; the same answer whether the name exists or not (security S19)."""

    error_messages = {
        "invalid_login": _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar."),
        "locked": _(
            "Er is te vaak geprobeerd in te loggen. Wacht een kwartier en probeer het dan opnieuw."
        ),
    }

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("Gebruikersnaam")
        self.fields["password"].label = _("Wachtwoord")
        self.fields["username"].error_messages["required"] = _("Vul uw gebruikersnaam in.")
        self.fields["password"].error_messages["required"] = _("Vul uw wachtwoord in.")

    @property
    def is_locked(self) -> bool:
        """Was this attempt refused because of the ones before it?"""
        return self.has_error("__all__", "locked")

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username")
        if username is None or not self.cleaned_data.get("password"):
            return self.cleaned_data
        address, now = sign_in_limits.client_address(self.request), timezone.now()
        if sign_in_limits.is_locked(username, address, now):
            raise ValidationError(self.error_messages["locked"], code="locked")
        try:
            cleaned = super().clean()
        except ValidationError:
            sign_in_limits.note_failure(username, address, now)
            raise
        sign_in_limits.forget_failures(username, address)
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        """Only who works here today gets in; others hear what a wrong password hears."""
        person = getattr(user, "person", None)
        works_here = person is not None and person.works_on(day_of(timezone.now()))
        if not user.is_active or not (works_here or user.is_superuser):
            raise self.get_invalid_login_error()

    def get_invalid_login_error(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class NewPasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    error_messages = {
        "password_incorrect": _("Uw huidige wachtwoord klopt niet. Vul het opnieuw in."),
        "password_mismatch": _("De twee nieuwe wachtwoorden zijn niet gelijk."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Huidig wachtwoord")
        self.fields["new_password1"].label = _("Nieuw wachtwoord")
        self.fields["new_password1"].help_text = _(
            "Minstens 12 tekens, en niet makkelijk te raden."
        )
        self.fields["new_password2"].label = _("Nieuw wachtwoord nog een keer")
        self.fields["new_password2"].help_text = ""
        for field in self.fields.values():
            field.error_messages["required"] = _("Vul dit wachtwoord in.")
            field.widget.attrs.pop("autofocus", None)
