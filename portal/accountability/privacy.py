"""The account holds counts and texts about policy, no personal data."""

from portal.core.holdings import Holding, declare

declare(
    Holding("portal_accountability.AccountabilityReport"),
    Holding("portal_accountability.AdoptedReport"),
)
