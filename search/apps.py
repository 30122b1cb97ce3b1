"""Search: finds sections in the reader's own words, and only what the reader may see."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"

    def ready(self) -> None:
        from portal.core import due, sources
        from search import engines, events, privacy, signal_handlers  # noqa: F401  (declare)
        from search.engines.install import install_after_migrate

        sources.listen(signal_handlers.refresh_after_commit)
        due.offer("search-server", _("teksten aan de zoekserver doorgegeven"), engines.push_due)
        post_migrate.connect(install_after_migrate, sender=self)
