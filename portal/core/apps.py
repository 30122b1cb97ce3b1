"""The foundation: it knows no domain word."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.autoreload import file_changed


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "portal_core"

    def ready(self) -> None:
        from portal.core import append_only, checks, database_roles, durability, edition, privacy

        del privacy  # it declares
        checks.register_all()
        connection_created.connect(durability.refuse_unsafe_connection)
        post_migrate.connect(append_only.install_after_migrate)
        post_migrate.connect(database_roles.grant_after_migrate)
        file_changed.connect(edition.forget)
