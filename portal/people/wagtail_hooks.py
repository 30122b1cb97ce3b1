"""What the CMS gets from this room: who may, and the screens under "Instellingen"."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from portal.parameters.models import Threshold
from portal.people.cms_permissions import ByCapability
from portal.people.models import Absence, Audience, Department, Person
from portal.people.roles import Capability
from portal.people.viewsets import (
    AbsenceViewSet,
    AudienceViewSet,
    DepartmentViewSet,
    RolesViewSet,
    ThresholdViewSet,
)

PEOPLE, PARAMETERS = Capability.MANAGE_PEOPLE, Capability.MANAGE_PARAMETERS
register_permission_policy(Person, ByCapability(Person, PEOPLE, "view", "change"))
register_permission_policy(Absence, ByCapability(Absence, PEOPLE, "view", "add", "change"))
register_permission_policy(Audience, ByCapability(Audience, PEOPLE, "view", "add", "change"))
register_permission_policy(Department, ByCapability(Department, PEOPLE, "view"))
register_permission_policy(Threshold, ByCapability(Threshold, PARAMETERS, "view", "add", "change"))

VIEWSETS = (
    RolesViewSet(),
    AbsenceViewSet(),
    AudienceViewSet(),
    DepartmentViewSet(),
    ThresholdViewSet(),
)


@hooks.register("register_admin_viewset")
def add_screens() -> tuple[object, ...]:
    """The screens of this room."""
    return VIEWSETS
