"""Parameters hold no personal data."""

from portal.core.holdings import Holding, declare

declare(Holding("portal_parameters.Threshold"))
