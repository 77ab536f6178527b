"""Variations: whose figures one moves, in which periods, by how much; and what is posted where it reaches back.

Knows: a partnership's terms before and after a variation. Does not know: files (the importer lays a variation over
the agreement), approvals, or the journal itself: what is posted already is passed in.

Promise: after the difference is posted, every balance at any effective day is that of a journal which had the terms
from the start.
"""

from section75.core.variations.catching_up import Books, catch_up
from section75.core.variations.differences import (
    OF_A_DIFFERENCE,
    Differing,
    due_in,
    in_the_journal,
    posted_differences,
)
from section75.core.variations.figures import Figure, figures_moved
from section75.core.variations.moves import BetweenLines, LineGoesNowhere, Pair, entries_over, moved_drafts, netted
from section75.core.variations.terms import TermChange, terms_changed

__all__ = [
    "OF_A_DIFFERENCE",
    "BetweenLines",
    "Books",
    "Differing",
    "Figure",
    "LineGoesNowhere",
    "Pair",
    "TermChange",
    "catch_up",
    "due_in",
    "entries_over",
    "figures_moved",
    "in_the_journal",
    "moved_drafts",
    "netted",
    "posted_differences",
    "terms_changed",
]
