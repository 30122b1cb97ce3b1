"""The moderated register; owns the lifecycle of what employees declare."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "forms.register"
    label = "forms_register"

    def ready(self) -> None:
        from forms.register import events, privacy  # noqa: F401  (declare)
