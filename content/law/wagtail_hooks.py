"""What the CMS gets from this room: who may, and the screens under "Wetten en normen"."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from content.law.models import Law, LegalReference, Norm, NormMapping
from content.law.viewsets import LawScreens, ReferenceViewSet
from portal.people.cms_permissions import ByCapability
from portal.people.roles import Capability

# Nothing is deleted: what lapsed keeps its place, because issued texts point at it.
for model in (Law, LegalReference, Norm, NormMapping):
    register_permission_policy(
        model, ByCapability(model, Capability.EDIT_POLICY, "view", "add", "change")
    )
register_snippet(ReferenceViewSet)


@hooks.register("register_admin_viewset")
def add_screens() -> object:
    """The screens of this room."""
    return LawScreens()
