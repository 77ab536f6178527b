"""The life of a notice: drafted, served, received, answered, running, and how it ends."""

from section75.core.lives import guards as g
from section75.core.lives.event import Of
from section75.core.lives.machine import Machine, Phase, State, Step, before_anything, first_known

_DRAFTED, _SERVED, _RECEIVED, _RUNNING = "drafted", "served", "received", "running"
_ACCEPTED, _WHOLE = "accepted", "accepted as of the whole"
_OUT = (_SERVED, _RECEIVED, _ACCEPTED, _WHOLE, _RUNNING)
_UNANSWERED = (_SERVED, _RECEIVED, _RUNNING)

STATES = (
    before_anything(),
    State(_DRAFTED, Phase.MAKING, "It is meant, or written; it is not served."),
    State(_SERVED, Phase.ENDING, "It is served on the other party."),
    State(_RECEIVED, Phase.ENDING, "The other party says that it has it."),
    State(_ACCEPTED, Phase.ENDING, "The other party accepts it as it was served."),
    State(_WHOLE, Phase.ENDING, "It was of a part; the other party accepts the end of the whole."),
    State(_RUNNING, Phase.ENDING, "Its time runs."),
    State("expired", Phase.OVER, "Its time has run, and what it was of has ended.", is_final=True),
    State("withdrawn", Phase.OVER, "The party that served it took it back.", is_final=True),
)
BESIDE = (
    State("contested", Phase.ENDING, "The other party does not accept that it was rightly served."),
    State("reconciliation offered", Phase.ENDING, "Talks to avoid or soften the end are offered beside it.", True),
)
STEPS = (
    first_known(),
    Step(event="drafted", says="It is written, or announced.", starts=("not begun",), leads_to=_DRAFTED, by_party=True),
    Step(event="authorised", says="The party that will serve it decides to.", starts=("not begun", _DRAFTED),
         leads_to=_DRAFTED, by_party=True, evidence="the decision's reference"),
    Step(event="served", says="It is served on the other party.", starts=("not begun", _DRAFTED), leads_to=_SERVED,
         by_party=True, evidence="the notice", needs_clause=True, sets_end=True, guards=(g.END_NOT_BEFORE,)),
    Step(event="received", says="The other party says that it has it.", starts=(_SERVED,), leads_to=_RECEIVED,
         by_party=True, guards=(g.BY_ANOTHER_PARTY,)),
    Step(event="accepted", says="The other party accepts it as it was served.", starts=_UNANSWERED, leads_to=_ACCEPTED,
         by_party=True, ends=("contested",), evidence="the answer", guards=(g.BY_ANOTHER_PARTY,)),
    Step(event="accepted as of the whole", says="The other party answers notice of a part by accepting the end of the "
         "whole.", starts=_UNANSWERED, leads_to=_WHOLE, by_party=True, ends=("contested",), evidence="the answer",
         sets_end=True, guards=(g.BY_ANOTHER_PARTY, g.NOTICE_WAS_IN_PART, g.END_NOT_BEFORE)),
    Step(event="contested", says="The other party contests it.", starts=_UNANSWERED, by_party=True, begins="contested",
         evidence="the answer", guards=(g.BY_ANOTHER_PARTY,)),
    Step(event="contest settled", says="It is no longer contested.", starts=_UNANSWERED, beside="contested",
         ends=("contested",), evidence="what was agreed or decided"),
    Step(event="reconciliation offered", says="A party offers talks beside the notice.", starts=_OUT, by_party=True,
         begins="reconciliation offered"),
    Step(event="began to run", says="Its time begins to run.", starts=(_SERVED, _RECEIVED, _ACCEPTED, _WHOLE),
         leads_to=_RUNNING),
    Step(event="extended", says="Its time is made longer.", starts=_OUT, sets_end=True, evidence="what was agreed",
         guards=(g.END_NAMED, g.END_NOT_BEFORE)),
    Step(event="withdrawn", says="The party that served it takes it back.", starts=(_DRAFTED, *_OUT),
         leads_to="withdrawn", by_party=True, ends=("contested",), evidence="the letter",
         guards=(g.BY_WHO_GAVE_NOTICE,)),
    Step(event="expired", says="Its time has run.", starts=_OUT, leads_to="expired", ends=("contested",),
         guards=(g.LAST_DAY_REACHED,)),
)  # fmt: skip

NOTICE = Machine(Of.NOTICE, "A notice to end an agreement, or a part of it.", STATES, BESIDE, STEPS)
