"""People, departments, roles."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "portal.people"
    label = "portal_people"

    def ready(self) -> None:
        from portal.people import events, privacy  # noqa: F401  (declare)
