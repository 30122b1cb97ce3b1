"""Every model says whether it holds personal data, on what ground and until when."""

from django.apps import apps

from portal.core.holdings import all_holdings
from tests.architecture.house import PACKAGES


def _own_models():
    return {
        f"{model._meta.app_label}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.split(".")[0] in PACKAGES
    }


def test_every_model_is_declared():
    declared = {holding.model for holding in all_holdings()}
    assert _own_models() - declared == set()
    assert declared - _own_models() == set()


def test_personal_data_has_a_ground_a_term_and_an_end():
    incomplete = [
        holding.model
        for holding in all_holdings()
        if holding.data
        and not (holding.ground and holding.term and holding.then in {"anonymise", "erase", "keep"})
    ]
    assert incomplete == []
