"""Two roles in the database: the owner migrates, the application adds to evidence but never alters
it (security S40). With one role the portal is not evidence-grade, and says so.
"""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.core.append_only import protected_models

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"


def statements(connection: BaseDatabaseWrapper, role: str) -> list[str]:
    """What the owner grants the application: everything, less on evidence."""
    quote = connection.ops.quote_name
    to = quote(role)
    evidence = {model._meta.db_table: model.erasable for model in protected_models()}
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    grants = [f"GRANT USAGE ON SCHEMA public TO {to}"]
    for table in tables:
        rights = EVERYTHING
        if table in evidence:
            rights = "SELECT, INSERT, DELETE" if evidence[table] else "SELECT, INSERT"
            grants.append(f"REVOKE ALL ON {quote(table)} FROM {to}")
        grants.append(f"GRANT {rights} ON {quote(table)} TO {to}")
    grants.append(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {to}")
    return grants


def grant_after_migrate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Receiver of post_migrate: give the application's role its rights, when there is one."""
    role = settings.PORTAL_APPLICATION_ROLE
    connection = connections[using]
    if sender.label != "portal_core" or not role or connection.vendor != "postgresql":
        return
    grants = statements(connection, role)
    with connection.cursor() as cursor:
        for statement in grants:
            cursor.execute(statement)


def is_evidence_grade(connection: BaseDatabaseWrapper) -> bool:
    """Can this connection not alter evidence, whatever the code does?

    True only on PostgreSQL, as a role that neither owns the evidence tables nor is a superuser.
    """
    if connection.vendor != "postgresql":
        return False
    tables = [model._meta.db_table for model in protected_models()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class JOIN pg_roles ON rolname = current_user "
            "WHERE relname = ANY(%s) AND (rolsuper OR pg_has_role(relowner, 'USAGE'))",
            [tables],
        )
        return cursor.fetchone()[0] == 0
