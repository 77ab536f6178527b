"""What is refused of a file of organisations: each problem by file and row or record."""

from __future__ import annotations

from section75.core.refusals import Refusal


class ListNotRecognised(Refusal):
    """A file whose header is that of no list known, or that is no text."""

    def __init__(self, file: str, shapes: str) -> None:
        super().__init__(
            f"{file} is no list of organisations that is known here. Its first row must have the columns of one of "
            f"these: {shapes}. Or give a file in the format section75-organisations/1, with the ending .toml."
        )


class ListRowUnreadable(Refusal):
    """A row or record of a list that cannot be read."""

    def __init__(self, file: str, where: str, why: str) -> None:
        super().__init__(f"{file}, {where}: {why}. Correct it, and give all the files again: nothing of them was kept.")


class OrganisationsFileNotRead(Refusal):
    """A file in the program's own format that is not TOML, or not that format."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file} cannot be read as section75-organisations/1: {why}. Correct it, and give it again.")
