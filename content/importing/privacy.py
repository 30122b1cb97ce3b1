"""The personal data of importing."""

from django.utils.translation import gettext_lazy as _

from portal.core.holdings import Holding, declare

declare(
    Holding(
        "content_importing.PendingImport",
        data=_("wie een document inleest"),
        ground=_("arbeidsovereenkomst"),
        term=_("tot het document is overgenomen of weggegooid"),
        then="erase",
    )
)
