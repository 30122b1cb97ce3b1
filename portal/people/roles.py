"""The roles and what each may do: one table, from which CMS groups and page permissions follow."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What someone is in the portal; a person may hold several."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    MODERATOR = "moderator"
    EDITOR = "editor"
    APPROVER = "approver"
    AUDITOR = "auditor"
    CONTROLLER = "controller"
    ADMINISTRATOR = "administrator"


class Capability(StrEnum):
    """One thing a role may do; whether a given record allows it is the room's own rule."""

    READ_POLICY = "read_policy"
    DECLARE = "declare"
    DECIDE = "decide"
    MODERATE = "moderate"
    CHECK_REGISTER = "check_register"
    READ_REGISTER_AS_AUDITOR = "read_register_as_auditor"
    EDIT_POLICY = "edit_policy"
    APPROVE_POLICY = "approve_policy"
    WITHDRAW_POLICY = "withdraw_policy"
    IMPORT_DOCUMENT = "import_document"
    EDIT_NOTIFICATION_PAGES = "edit_notification_pages"
    EDIT_NEWS = "edit_news"
    READ_AUDIT_TRAIL = "read_audit_trail"
    READ_RECORDED_CLOCK = "read_recorded_clock"
    COMPILE_REPORT = "compile_report"
    ADOPT_REPORT = "adopt_report"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_PARAMETERS = "manage_parameters"
    ERASE = "erase"


_C = Capability
EVERYONE = frozenset({_C.READ_POLICY, _C.DECLARE})

CAPABILITIES: Mapping[Role, frozenset[Capability]] = {
    Role.EMPLOYEE: EVERYONE,
    Role.MANAGER: EVERYONE | {_C.DECIDE},
    Role.MODERATOR: EVERYONE | {_C.MODERATE, _C.COMPILE_REPORT},
    Role.EDITOR: EVERYONE
    | {_C.EDIT_POLICY, _C.IMPORT_DOCUMENT, _C.EDIT_NEWS, _C.EDIT_NOTIFICATION_PAGES},
    Role.APPROVER: EVERYONE | {_C.APPROVE_POLICY, _C.WITHDRAW_POLICY, _C.ADOPT_REPORT},
    Role.AUDITOR: EVERYONE
    | {_C.READ_AUDIT_TRAIL, _C.READ_RECORDED_CLOCK, _C.READ_REGISTER_AS_AUDITOR},
    Role.CONTROLLER: EVERYONE | {_C.CHECK_REGISTER, _C.READ_AUDIT_TRAIL, _C.READ_RECORDED_CLOCK},
    Role.ADMINISTRATOR: EVERYONE
    | {_C.MANAGE_PEOPLE, _C.MANAGE_PARAMETERS, _C.WITHDRAW_POLICY, _C.ERASE},
}

# Page permissions under the home page, as Wagtail names them; no entry = no access to the CMS.
CMS_PAGE_PERMISSIONS: Mapping[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add", "change", "lock"),
    Role.APPROVER: ("change", "publish"),
    Role.ADMINISTRATOR: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}

# What the same roles may do with images and documents, as Wagtail names those permissions.
CMS_COLLECTION_PERMISSIONS: Mapping[Role, tuple[str, ...]] = {
    Role.EDITOR: (
        "add_image",
        "change_image",
        "choose_image",
        "add_document",
        "change_document",
        "choose_document",
    ),
    Role.APPROVER: ("choose_image", "choose_document"),
    Role.ADMINISTRATOR: ("choose_image", "choose_document"),
}


def capabilities_of(roles: frozenset[Role]) -> frozenset[Capability]:
    """Everything a set of roles may do together."""
    return frozenset().union(*(CAPABILITIES[role] for role in roles)) if roles else frozenset()
