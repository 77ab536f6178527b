"""Questions about figures: their clock, and the ladder they climb when nobody answers.

Knows: the steps the agreement gives, and the days each has. Does not know: the figure, or who is right.

Promise: a question is open until it is resolved, and at any moment it stands on one step of the ladder.
"""

from section75.core.disputes.clock import Clock, begin
from section75.core.disputes.ladder import Counted, Ladder, LadderHasGaps, NoFurtherStep, Rung
from section75.core.disputes.moving import require_move, side_of
from section75.core.disputes.question import MOVES, Question, Side, State, Turn, Verb
from section75.core.disputes.refusals import (
    NothingToAccept,
    NotTheSide,
    QuestionEnded,
    StepStillRuns,
)

__all__ = [
    "MOVES",
    "Clock",
    "Counted",
    "Ladder",
    "LadderHasGaps",
    "NoFurtherStep",
    "NotTheSide",
    "NothingToAccept",
    "Question",
    "QuestionEnded",
    "Rung",
    "Side",
    "State",
    "StepStillRuns",
    "Turn",
    "Verb",
    "begin",
    "require_move",
    "side_of",
]
