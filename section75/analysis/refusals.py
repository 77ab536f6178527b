"""What analysing a file refuses."""

from __future__ import annotations

from section75.core.refusals import Refusal


class AnalysisNotInstalled(Refusal):
    """The column engine is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Analysing a file needs DuckDB, which is not installed here; everything else works without it. "
            "Install the extra `analysis` (pip install 'section75[analysis]'), or use "
            "`section75 ledger import --preview`, which places the same rows and keeps the file."
        )


class NotToBeAnalysed(Refusal):
    """A file that is not a plain CSV table."""

    def __init__(self, file_name: str, why: str) -> None:
        super().__init__(
            f"{file_name} cannot be analysed where it lies: {why}. Analysing takes CSV in UTF-8, with commas and as "
            "many cells in each row as in its header, in the first line. `section75 ledger import --preview` reads "
            "other files, and says which rows are wrong."
        )
