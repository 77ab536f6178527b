"""An example of every refusal of analysing a file where it lies, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from section75.analysis import AnalysisNotInstalled, NotToBeAnalysed
from section75.core.refusals import Refusal

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    AnalysisNotInstalled: AnalysisNotInstalled,
    NotToBeAnalysed: lambda: NotToBeAnalysed("AP_2022_06.csv", "its first line is not text in UTF-8 with commas"),
}
