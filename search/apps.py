"""Search: finds sections in the reader's own words, and only what the reader may see."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"
    label = "search"

    def ready(self) -> None:
        from portal.core import sources
        from search import privacy, signal_handlers  # noqa: F401  (declare)
        from search.engines.install import install_after_migrate

        sources.listen(signal_handlers.refresh_after_commit)
        post_migrate.connect(install_after_migrate, sender=self)
