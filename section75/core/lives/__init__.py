"""Lives: what happened to an agreement and to what stands under it, and the state that follows on any day.

Knows: five state machines as data (agreement, schedule, variation, notice, contribution year); which step may follow
what, what each must show, and how a history is replayed. Does not know: what the terms say, or how long notice is.

Promise: a history never reaches a state its machine does not have, and a step that cannot be taken leaves it unchanged.
"""

from section75.core.lives.event import Event, Of, Subject
from section75.core.lives.living import history_of, lives_of, subject_for, subjects_of
from section75.core.lives.machine import FIRST_KNOWN, NOT_BEGUN, Guard, Machine, Phase, State, Step
from section75.core.lives.machines import MACHINES
from section75.core.lives.possible import Possible, possible_from
from section75.core.lives.printed import PrintedStep, printed_steps
from section75.core.lives.refusals import (
    BeforeTheAgreement,
    ClauseLeftOut,
    DayToCome,
    EvidenceLeftOut,
    NothingOfThatName,
    PartyLeftOut,
    StepNotPossible,
    TwoContradict,
    UnknownEvent,
    UnknownState,
)
from section75.core.lives.replay import Life, Moment, replay, require_life, start
from section75.core.lives.standing import Standing
from section75.core.lives.taking import take

__all__ = [
    "FIRST_KNOWN",
    "MACHINES",
    "NOT_BEGUN",
    "BeforeTheAgreement",
    "ClauseLeftOut",
    "DayToCome",
    "Event",
    "EvidenceLeftOut",
    "Guard",
    "Life",
    "Machine",
    "Moment",
    "NothingOfThatName",
    "Of",
    "PartyLeftOut",
    "Phase",
    "Possible",
    "PrintedStep",
    "Standing",
    "State",
    "Step",
    "StepNotPossible",
    "Subject",
    "TwoContradict",
    "UnknownEvent",
    "UnknownState",
    "history_of",
    "lives_of",
    "possible_from",
    "printed_steps",
    "replay",
    "require_life",
    "start",
    "subject_for",
    "subjects_of",
    "take",
]
