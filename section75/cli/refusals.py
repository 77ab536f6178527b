"""What the command line refuses by itself. Everything else is refused by the room whose rule it is."""

from __future__ import annotations

from section75.core.refusals import Refusal


class NobodySaysWho(Refusal):
    """A command that is done as somebody, and nobody was named."""

    def __init__(self) -> None:
        super().__init__(
            "It is not said who does this, and every act and every look is somebody's. "
            "Add --as USERNAME, or set SECTION75_AS for the whole session."
        )


class NobodyOfThatName(Refusal):
    """Nobody signs in under that name."""

    def __init__(self, username: str) -> None:
        super().__init__(f"Nobody signs in as {username!r}. Give the name with which the person signs in to the pages.")


class NoYearToSettle(Refusal):
    """The files give no contributions, and no year was named."""

    def __init__(self, fund: str) -> None:
        super().__init__(
            f"The files give no contributions to {fund} for any year, so the year to settle is not known. "
            "Say it: --year 2022/23."
        )


class NotKept(Refusal):
    """The database could not write: the disk is full, or does not answer, or somebody held it too long."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database did not take it: {why.rstrip('.')}. Nothing of it was done. See that there is room on the "
            "disk and that the database answers, and do it again."
        )


class NotReady(Refusal):
    """The database the books would move to cannot be made ready."""

    def __init__(self, says: str) -> None:
        super().__init__(f"The other database cannot be made ready, so nothing was moved. It said: {says}")


class NothingMigrated(Refusal):
    """There is a database without tables, or none yet; `where` says which."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The {where} has no tables yet. Run `section75 migrate` to make them, or `section75 serve`, which makes "
            "them and loads the examples; or set SECTION75_DATA, or SECTION75_DATABASE, to where your books are."
        )


class PortTaken(Refusal):
    """The address cannot be served on."""

    def __init__(self, address: str, port: int, why: str) -> None:
        super().__init__(
            f"Nothing can be served on {address} port {port}: {why}. "
            "Stop what is running there, or choose another: --port 8001."
        )


class ExampleAbsent(Refusal):
    """The example files do not stand beside the program."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"The example files are not in {folder}, so there is no demonstration to load. They come with the source "
            "of the program; run it from there, or load your own files with `section75 agreements load`."
        )


class AnotherFileIsThere(Refusal):
    """A file would be overwritten with something else."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is there already and holds something else. Name another file, or move that one first."
        )


class NothingToCompare(Refusal):
    """There is no way of sharing in the files, and none was given."""

    def __init__(self, fund: str, year: str) -> None:
        super().__init__(
            f"The files give {fund} no shares and no contributions for {year}, and none were given to try. "
            'Add --try "70:30", or name another year.'
        )


class NoMonthToShow(Refusal):
    """Nothing is posted, and the agreement has money for no year."""

    def __init__(self, fund: str) -> None:
        super().__init__(
            f"Nothing is posted to {fund}, and the agreement gives it money for no year, so there is no month to show. "
            "Give contributions or a budget in the agreement file, and load it."
        )


class NothingTried(Refusal):
    """A comparison of rules that names no other shares."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to compare today's rule with. Name the shares that could stand in its place, in the "
            "order of the parties: --try 70:30."
        )
