"""Keeping and removing holds no names: rules, keys and numbers."""

from portal.core.holdings import Holding, declare

declare(
    Holding("portal_privacy.RetentionTerm"),
    Holding("portal_privacy.LegalHold"),
    Holding("portal_privacy.RemovalRun"),
)
