"""What the CMS gets from the desk: who decides, set by administrators."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from forms.moderation.viewsets import DesignationViewSet, RouteViewSet
from forms.register.models import DecisionRoute, Designation
from portal.people.cms_permissions import ByCapability
from portal.people.roles import Capability

register_permission_policy(
    DecisionRoute,
    ByCapability(DecisionRoute, Capability.MANAGE_PARAMETERS, "view", "add", "change"),
)
register_permission_policy(
    Designation, ByCapability(Designation, Capability.MANAGE_PEOPLE, "view", "add", "change")
)

VIEWSETS = (RouteViewSet(), DesignationViewSet())


@hooks.register("register_admin_viewset")
def add_screens() -> tuple[object, ...]:
    """The screens of this room."""
    return VIEWSETS
