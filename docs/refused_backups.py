"""An example of every refusal of backups, of moving the books, and of PostgreSQL's roles, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from section75.apps.audit.roles import NotPostgreSQL, RoleNotKnown, ServesAsOwner
from section75.apps.backups import refusals as backing
from section75.cli.refusals import NotKept, NotReady
from section75.core.refusals import Refusal

FILE, FUND, HERE = "monday.backup", "learning-disability", "database in /srv/books"
MISSING = (
    "12 lines of the log are missing since a backup of 4 July 2022, 02:00 UTC was restored: it has 1,006 lines, and "
    "checkpoint 3, kept outside, says 1,018."
)

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    backing.RestorationNotAccepted: lambda: backing.RestorationNotAccepted(FUND, MISSING),
    backing.NoSuchRestoration: lambda: backing.NoSuchRestoration(FUND, 7),
    backing.NotABackup: lambda: backing.NotABackup(FILE, "its bytes are not those it was made with"),
    backing.BackupOfTheOtherEngine: lambda: backing.BackupOfTheOtherEngine(FILE, "SQLite", "PostgreSQL"),
    backing.BooksAreThere: lambda: backing.BooksAreThere(HERE),
    backing.FileIsThere: lambda: backing.FileIsThere(FILE),
    backing.NotWrittenDown: lambda: backing.NotWrittenDown(FILE, "no space left on device"),
    backing.ProgramMissing: lambda: backing.ProgramMissing("pg_dump", 16),
    backing.ProgramFailed: lambda: backing.ProgramFailed("pg_restore", "error: permission denied for schema public"),
    backing.TargetNotEmpty: lambda: backing.TargetNotEmpty(HERE),
    backing.MovedOtherwise: lambda: backing.MovedOtherwise("a fund's head is another there"),
    backing.ReceiptsNotThere: lambda: backing.ReceiptsNotThere("/media/stick"),
    NotPostgreSQL: NotPostgreSQL,
    RoleNotKnown: lambda: RoleNotKnown("serves", "the server has no role of that name"),
    ServesAsOwner: lambda: ServesAsOwner("section75", "owns the tables"),
    NotKept: lambda: NotKept("database or disk is full"),
    NotReady: lambda: NotReady("The database cannot be reached."),
}
