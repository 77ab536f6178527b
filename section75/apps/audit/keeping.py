"""Whether the database can be reached, and keeps on disk what it says it has kept."""

from __future__ import annotations

from django.conf import settings
from django.db import OperationalError, connection

from section75.apps.audit.engines import engine
from section75.core.refusals import Refusal


class DatabaseOutOfReach(Refusal):
    """The database server does not answer, or does not let Section75 in."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"The {where} cannot be reached: {why}. Nothing was done. See that the server runs and that "
            "SECTION75_DATABASE says where it is and who asks; or unset it, to work with a file in SECTION75_DATA."
        )


class NotKeptSafely(Refusal):
    """The database is set so that something acknowledged could be lost."""

    def __init__(self, unsafe: list[str]) -> None:
        super().__init__(
            f"The database is set so that what it says it has kept could be lost or garbled: {'; '.join(unsafe)}. "
            "Nothing is served and no command is done until that is put right in the settings of the database; "
            "ask who changed them."
        )


def require_reachable() -> None:
    """Refuse to go on without a database that answers."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        why = " ".join(str(error).split()).rstrip(".")
        raise DatabaseOutOfReach(settings.DATABASE_IN_WORDS, why) from None


def require_safe() -> None:
    """Refuse to go on where something acknowledged may not be on disk."""
    with connection.cursor() as cursor:
        unsafe = engine().unsafe(cursor)
    if unsafe:
        raise NotKeptSafely(unsafe)
