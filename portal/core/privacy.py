"""The foundation holds no personal data."""

from portal.core.holdings import Holding, declare

declare(Holding("portal_core.ErasureDoor"))
