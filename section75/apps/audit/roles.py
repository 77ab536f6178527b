"""PostgreSQL's two roles: an owner migrates, and the application serves, which cannot change what only grows."""

from __future__ import annotations

from django.db import connection, transaction

from section75.apps.audit.guards import all_guards
from section75.core.refusals import Refusal

_NEVER_CHANGES = "_never_changes"
_ANY = "SELECT, INSERT, UPDATE, DELETE"
_COULD = """
SELECT r.rolsuper,
       EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
               AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')),
       has_schema_privilege(current_schema(), 'CREATE'),
       COALESCE((SELECT string_agg(t, ', ' ORDER BY t) FROM unnest(%s::text[]) t
                 WHERE has_table_privilege(t, 'UPDATE, DELETE, TRUNCATE')
                 OR has_any_column_privilege(t, 'UPDATE')), '')
FROM pg_roles r WHERE r.rolname = current_user
"""


class NotPostgreSQL(Refusal):
    """Roles are PostgreSQL's."""

    def __init__(self) -> None:
        super().__init__(
            "This installation stands on SQLite, which has no roles: whoever can write to its file can change it. "
            "Set SECTION75_DATABASE for roles, or keep the folder to the one user that serves."
        )


class RoleNotKnown(Refusal):
    """There is no such role, or it is the owner."""

    def __init__(self, role: str, why: str) -> None:
        super().__init__(
            f"{role!r} cannot be the role that serves: {why}. Nothing was changed. Make one with `createuser "
            "--pwprompt`, neither superuser nor owner of the tables, and name it."
        )


class ServesAsOwner(Refusal):
    """The role that serves could change the journal."""

    def __init__(self, role: str, why: str) -> None:
        super().__init__(
            f"Section75 would serve as the role {role!r}, which {why}, and so could change what was posted. It does "
            "not. Let another role serve: `section75 database roles --application ROLE --do`, name that one in "
            "SECTION75_DATABASE and the owner in SECTION75_OWNER_DATABASE; or set SECTION75_ONE_ROLE=yes, where one "
            "role for both is what you want."
        )


def only_growing() -> tuple[str, ...]:
    """The tables in which no row is ever changed: their guards say so."""
    names = {guard.table for guard in all_guards() if guard.name == f"{guard.table}{_NEVER_CHANGES}"}
    return tuple(sorted(names & set(connection.introspection.table_names())))


def grants(application: str) -> tuple[str, ...]:
    """The statements that give the application its rights, and no others: they may be run again."""
    _require_possible(application)
    role, growing = connection.ops.quote_name(application), set(only_growing())
    schema = _asked("SELECT quote_ident(current_schema())")
    found = [
        f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {role}",
        f"REVOKE ALL ON SCHEMA {schema} FROM {role}",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    ]
    for table in sorted(connection.introspection.table_names()):
        rights = "SELECT, INSERT" if table in growing else "SELECT" if table == "django_migrations" else _ANY
        found.append(f"GRANT {rights} ON {connection.ops.quote_name(table)} TO {role}")
    return tuple(found)


def give(application: str) -> None:
    """Give them: all, or none."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in grants(application):
            cursor.execute(statement)


def require_application_role() -> None:
    """Refuse to serve on PostgreSQL as a role that owns the tables or could change what only grows. Whether it is asked
    for is said by whoever serves: see decision 0047.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(_COULD, [list(only_growing())])
        is_superuser, owns, creates, changes = cursor.fetchone()
    why = [
        *(["is a superuser"] if is_superuser else []),
        *(["owns the tables"] if owns else []),
        *(["may make tables in their schema"] if creates else []),
        *([f"may change or empty {changes}"] if changes and not owns else []),
    ]
    if why:
        raise ServesAsOwner(_asked("SELECT current_user"), " and ".join(why))


def _require_possible(application: str) -> None:
    if connection.vendor != "postgresql":
        raise NotPostgreSQL
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [application])
        found = cursor.fetchone()
    if found is None:
        raise RoleNotKnown(application, "the server has no role of that name")
    if found[0]:
        raise RoleNotKnown(application, "it is a superuser, which nothing is refused")
    if application == _asked("SELECT current_user"):
        raise RoleNotKnown(application, "it is the one that gives the rights")


def _asked(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])
