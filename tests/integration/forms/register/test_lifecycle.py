"""Every status is reached by the real actions."""

import pytest

from forms.register.states import Status
from tests.factories.register import entry_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["gift", "side_activity"])
@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_reached_by_the_real_actions(status, kind):
    assert entry_at(status, kind=kind).status == status
