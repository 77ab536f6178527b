"""Analysing a finance extract as it lies in its file, before anybody brings it: by a column engine, where installed.

Knows: how the rows of a plain CSV file are grouped by what decides where they go, what the placing rules make of each
group, and which rows are alike.
Does not know: how a header, a day or an unusual amount is read (it is handed the readers), where rules come from, or
the journal: nothing is kept and nothing is posted.

Promise: row for row it counts what placing the same file counts (`core.ledger.place_rows`), or it refuses the file.
"""

from section75.analysis.analyse import analyse
from section75.analysis.found import Alike, Analysis, InMonth
from section75.analysis.layout import Layout
from section75.analysis.refusals import AnalysisNotInstalled, NotToBeAnalysed

__all__ = ["Alike", "Analysis", "AnalysisNotInstalled", "InMonth", "Layout", "NotToBeAnalysed", "analyse"]
