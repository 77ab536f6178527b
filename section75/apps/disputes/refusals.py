"""What the disputes room refuses because of what it remembers, or of what it is given."""

from __future__ import annotations

from section75.core.refusals import Refusal


class NoSuchQuestion(Refusal):
    """There is no such question."""

    def __init__(self, fund: str, number: int) -> None:
        super().__init__(f"The fund {fund!r} has no question {number}. Look at its list of questions.")


class NoSuchFigure(Refusal):
    """The address is not that of a figure of this fund."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address[:120]!r} is not the address of a figure of this fund, so there is nothing to question. Open the "
            "page that says why the figure is what it is, and question it from there."
        )


class OnlyTried(Refusal):
    """The figure comes of an amount that somebody tried, and stands in no books."""

    def __init__(self) -> None:
        super().__init__(
            "That share was worked out for a variance somebody tried, and stands in no books. Question the share of "
            "the forecast variance instead: open it without an amount of your own."
        )


class WordsLeftOut(Refusal):
    """Words were left empty that have to say something."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} says nothing. Nothing was done. Say it in words that the other side can act on.")


class QuestionedAlready(Refusal):
    """The same organisation has an open question about the same figure."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__(
            f"Your organisation asks about this figure already, in question {number} ({title}). Nothing was done. "
            "Reply there, or withdraw that question first."
        )


class EvidenceTooLarge(Refusal):
    """A file larger than is taken as evidence."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(
            f"{name} has {size:,} bytes, and as evidence at most {limit:,} are taken. Nothing was done. Send the pages "
            "that matter, or several replies with a part each."
        )


class EvidenceEmpty(Refusal):
    """A file without a byte in it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is empty, so it shows nothing. Nothing was done. Choose the file again.")


class EvidenceChanged(Refusal):
    """A file is not the one that was brought as evidence."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not the file that was brought as evidence: its bytes have another hash, and it is not given "
            "out. Somebody has changed it. Stop, and tell both partners."
        )


class NothingPutsItRight(Refusal):
    """Something was agreed, and neither an entry nor a report was named that puts the figure right."""

    def __init__(self) -> None:
        super().__init__(
            "What was agreed has to be put right by something: name the entry or the issued report that does. Post or "
            "issue it first. If nothing needs to be put right, accept the answer instead."
        )


class PutsNothingRight(Refusal):
    """The entry or report named is not one that could put the figure right."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what} cannot be what puts the figure right: {why}. Name the one that was made since.")


class NoteSaysNothing(Refusal):
    """A note without words. It never repeats what was typed."""

    def __init__(self) -> None:
        super().__init__("The note says nothing, so none was kept. Write what your organisation should remember.")


class NoteNotKept(Refusal):
    """A note that cannot be kept as it is. It never repeats what was typed."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The note was not kept: {why}. Nothing was done. Put that right, and keep it again.")


class NoSuchNote(Refusal):
    """There is no such note, or none of this person's organisation; the answer is the same."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no note {number} that you may see. Look at your organisation's notes.")


class NoteStruckAlready(Refusal):
    """The note was struck before."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Note {number} is struck already. Nothing was changed; it stays as it is.")
