"""The catalogue of law holds no personal data."""

from portal.core.holdings import Holding, declare

APP = "content_law"

declare(
    Holding(f"{APP}.Law"),
    Holding(f"{APP}.LegalReference"),
    Holding(f"{APP}.Norm"),
    Holding(f"{APP}.NormMapping"),
)
