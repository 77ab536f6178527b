"""Why a figure is what it is: a value that never travels without its sentence, clause and source.

Knows: clauses as they are cited, steps of reasoning as a tree with stable ids, and how the tree is written down.
Does not know: any rule. The rooms that compute build the tree as they go; pages, text and JSON only render it.

Promise: every figure shown can be traced, step by step, to a clause, an entry or a fact in a file.
"""

from section75.core.explain.because import Because, Figure, Given, Source
from section75.core.explain.clause import Clause, Standing
from section75.core.explain.written import FORMAT, as_data, as_text

__all__ = ["FORMAT", "Because", "Clause", "Figure", "Given", "Source", "Standing", "as_data", "as_text"]
