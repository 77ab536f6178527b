"""What is refused of a workbook as a whole. A row that cannot be read is listed, as with every table."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.refusals import Refusal

_SAVE = "Open it in the spreadsheet, save it as .xlsx, and give that."


class WorkbookLocked(Refusal):
    """The workbook can be opened only with a password."""

    def __init__(self) -> None:
        super().__init__(
            "The workbook is protected by a password, so nobody can read it here. "
            "Take the password off in the spreadsheet, and give it again."
        )


class OldWorkbook(Refusal):
    """A workbook as it was written before Excel 97, or in the binary form of later ones."""

    def __init__(self, form: str) -> None:
        super().__init__(f"The file is a workbook in the form {form}, which is not read. {_SAVE}")


class NotAWorkbook(Refusal):
    """A container that holds no workbook."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The file is a container and not a workbook: {why}. {_SAVE}")


class WorkbookBroken(Refusal):
    """The workbook is not whole, or contradicts itself."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The workbook cannot be read as it stands: {why}. {_SAVE}")


class WorkbookTooLarge(Refusal):
    """The workbook holds more, once expanded, than is read at once."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The workbook is too large to be read: {why}. Extract a shorter span, such as one month, and leave out "
            "sheets and pictures that are not needed; or give the sheet as CSV."
        )


class UnsafePart(Refusal):
    """A part of the workbook that no spreadsheet writes, and that could do harm."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"The workbook's part {part[:80]!r} {why}. No spreadsheet writes that. {_SAVE}")


class WorkbookWithMacros(Refusal):
    """One of the workbook's sheets is a program."""

    def __init__(self, part: str) -> None:
        super().__init__(
            f"The workbook has a sheet that is a program, {part[:80]!r}, and cells may take their values from it. "
            "Save it as .xlsx, without that sheet, and give that."
        )


class ValuesFromAnotherWorkbook(Refusal):
    """Cells take their values from another workbook, which nobody can see here."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(
            f"Cell {cell} of the sheet {sheet!r} takes its value from another workbook, which cannot be seen here. "
            "Paste the cells as values, save the file, and give that."
        )


class CellTooFarOut(Refusal):
    """A value so far out on the sheet that the empty cells before it could not be read."""

    def __init__(self, sheet: str, cell: str, limits: str) -> None:
        super().__init__(
            f"Cell {cell} of the sheet {sheet!r} holds a value, and {limits}. "
            "Delete what stands so far out, or extract a shorter span."
        )


class WhichSheet(Refusal):
    """Several sheets hold values, and not exactly one of them has the columns."""

    def __init__(self, names: Sequence[str], fitting: int) -> None:
        shown = ", ".join(repr(name[:40]) for name in names[:20])
        has = "none of them has" if not fitting else f"{fitting} of them have"
        super().__init__(
            f"{len(names)} sheets of the workbook hold values, {shown}, and {has} the columns in a header. "
            "Keep the one that is meant, with its header above its rows."
        )


class WorkbookReaderStopped(Refusal):
    """The process that read the workbook ended without an answer; the program itself was not harmed."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The workbook was not read: {why}. Nothing was kept or changed. "
            "Extract a shorter span, or give the sheet as CSV."
        )
