"""S09: several at once changes nothing that one at a time would not; the source object decides."""

from typing import Any

import pytest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from portal.people.models import User
from tests.factories.matrix import Row
from tests.factories.players import Cast
from tests.factories.walk import client_of

pytestmark = pytest.mark.django_db

ROUTE = "cms/bulk/<str:app_label>/<str:model_name>/<str:action>/"
#: Who may not do it, by what is done to several at once.
FORBIDDEN = {
    "delete-pages": ("editor", "approver", "administrator", "superuser"),
    "publish-pages": ("editor",),
    "unpublish-pages": ("editor", "approver", "administrator", "superuser"),
    "move-pages": ("editor",),
    "delete-users": ("editor", "approver", "administrator"),
    "role-of-users": ("editor", "approver", "administrator"),
    "state-of-users": ("editor", "approver", "administrator"),
    "delete-documents": ("employee", "approver", "administrator"),
    "delete-images": ("employee", "approver", "administrator"),
}
FIELDS = ("pk", "path", "live", "title", "live_revision_id", "last_published_at")


def state() -> list[Any]:
    """Everything that these actions could touch."""
    return [
        list(Page.objects.order_by("pk").values_list(*FIELDS)),
        list(User.objects.order_by("pk").values_list("pk", "is_active", "is_superuser")),
        list(User.groups.through.objects.order_by("pk").values_list("user_id", "group_id")),
        get_document_model().objects.count(),
        get_image_model().objects.count(),
    ]


@pytest.mark.parametrize("name", FORBIDDEN)
def test_s09_without_the_right_several_at_once_change_nothing(cast: Cast, name: str) -> None:
    for role in FORBIDDEN[name]:
        client, before = client_of(cast, role), state()
        path = Row(ROUTE, name, "POST", {}).address(cast)
        editors = str(cast.objects["group"]["pk"])
        typed = {"role": editors, "mark_as_active": "", "chooser": "3", "next": "/cms/"}
        client.post(path + "&next=/cms/", typed)
        assert state() == before, f"{role} did {name}"
