"""What the backups room refuses."""

from __future__ import annotations

from section75.core.refusals import Refusal


class RestorationNotAccepted(Refusal):
    """The fund lost lines in a restoration, and both partners have not accepted that."""

    def __init__(self, fund: str, says: str) -> None:
        super().__init__(
            f"Nothing can be posted to {fund}. {says} Bring the missing files and postings again only once both "
            "partners have accepted the restoration: propose it with `section75 backup accept`, and have each approve."
        )


class NoSuchRestoration(Refusal):
    """There is no such restoration, or it was accepted."""

    def __init__(self, fund: str, number: int) -> None:
        super().__init__(
            f"The fund {fund!r} has no restoration {number} that waits to be accepted. "
            "`section75 backup restorations` lists those that do."
        )


class NotABackup(Refusal):
    """The file is no backup, or not as it was made."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{name} cannot be restored: {why}. Nothing was changed. Take another copy of it, or an earlier one."
        )


class BackupOfTheOtherEngine(Refusal):
    """The backup is of SQLite and the installation stands on PostgreSQL, or the other way about."""

    def __init__(self, name: str, engine: str, here: str) -> None:
        super().__init__(
            f"{name} is a backup of {engine}, and this installation stands on {here}. Nothing was changed. Restore it "
            f"to {engine}, and then move the books with `section75 database move`."
        )


class BooksAreThere(Refusal):
    """There are books where a backup would go."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"There are books in the {where} already. Nothing was changed. Use an empty one; or say --replace, "
            "which makes a backup of what is there first and then puts the other in its place."
        )


class FileIsThere(Refusal):
    """A file of that name is there, and a backup never takes another's place."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is there already. Nothing was written. Give the backup a name of its own.")


class NotWrittenDown(Refusal):
    """The backup could not be written."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The backup could not be written to {name}: {why}. There is none. Give another place.")


class ProgramMissing(Refusal):
    """A program of PostgreSQL's is not there, or too old for the server."""

    def __init__(self, program: str, version: int) -> None:
        super().__init__(
            f"{program} of PostgreSQL {version} or newer is not found on PATH or beside the server. Nothing was done. "
            f"Install PostgreSQL's client programs of version {version}, or put their folder on PATH."
        )


class ProgramFailed(Refusal):
    """A program of PostgreSQL's stopped with an error."""

    def __init__(self, program: str, said: str) -> None:
        super().__init__(
            f"{program} stopped, and nothing was changed: {said.rstrip('.')}. Put that right and do it again."
        )


class TargetNotEmpty(Refusal):
    """The database the books would move to holds some."""

    def __init__(self, where: str) -> None:
        super().__init__(f"There are books in the {where} already. Nothing was moved. Name an empty database.")


class MovedOtherwise(Refusal):
    """What arrived is not what was sent."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The books were not moved: {what}. Nothing was left behind in the other database, and this one is as it "
            "was. See that nobody works with either, and move again."
        )


class ReceiptsNotThere(Refusal):
    """No checkpoint is in the folder named."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"No checkpoint of any fund's log is in {folder}. Nothing was changed. Name the folder with the "
            "checkpoints a partner kept, or leave --receipts out."
        )
