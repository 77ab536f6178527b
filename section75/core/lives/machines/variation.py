"""The life of a variation: raised, costed, agreed in principle, authorised by each party, executed, in effect."""

from section75.core.lives import guards as g
from section75.core.lives.event import Of
from section75.core.lives.machine import Machine, Phase, State, Step, before_anything, first_known

_RAISED, _COSTED, _PRINCIPLE = "raised", "costed", "agreed in principle"
_PART, _ALL, _SIGNED, _EFFECT = "authorised in part", "authorised by every party", "executed", "in effect"
_OPEN = (_RAISED, _COSTED, _PRINCIPLE, _PART, _ALL)
_BEFORE_AUTHORITY = (_RAISED, _COSTED, _PRINCIPLE, _PART)

STATES = (
    before_anything(),
    State(_RAISED, Phase.MAKING, "It is asked for; what it costs is not worked out."),
    State(_COSTED, Phase.MAKING, "Whose figures move, and by how much, is worked out."),
    State(_PRINCIPLE, Phase.MAKING, "The partners mean to make it; nobody has authorised it."),
    State(
        _PART, Phase.MAKING, "At least one party has authorised it under its own delegation, and at least one has not."
    ),
    State(_ALL, Phase.MAKING, "Every party has authorised it; it is not executed."),
    State(_SIGNED, Phase.MAKING, "The deed or the letter is made."),
    State(_EFFECT, Phase.RUNNING, "The terms it brings hold, from the day it names.", is_final=True),
    State("reversed", Phase.OVER, "A one-off change was taken back, as it was meant to be.", is_final=True),
    State("rejected", Phase.OVER, "A party would not have it.", is_final=True),
    State("withdrawn", Phase.OVER, "Whoever raised it no longer asks for it.", is_final=True),
)
BESIDE = (
    State("called in", Phase.MAKING, "A decision on it is called in, and may not be acted on until released."),
    State("operating unsigned", Phase.RUNNING, "The partners work by it before it is executed."),
)
STEPS = (
    first_known(),
    Step(event="raised", says="A change of the terms is asked for.", starts=("not begun",), leads_to=_RAISED),
    Step(event="costed", says="It is worked out whose figures move, in which periods and by how much.",
         starts=(_RAISED, _PRINCIPLE), leads_to=_COSTED, evidence="the paper that shows the figures"),
    Step(event="agreed in principle", says="The partners agree to make it, before either authorises it.",
         starts=(_RAISED, _COSTED), leads_to=_PRINCIPLE, evidence="the minute"),
    Step(event="authorised", says="A party authorises it under its own delegation, and is the last to do so.",
         starts=_BEFORE_AUTHORITY, leads_to=_ALL, by_party=True, evidence="the decision's reference",
         guards=(g.NOT_APPROVED_BEFORE, g.EVERY_PARTY_APPROVED)),
    Step(event="authorised", says="A party authorises it under its own delegation; another has yet to.",
         starts=_BEFORE_AUTHORITY, leads_to=_PART, by_party=True, evidence="the decision's reference",
         guards=(g.NOT_APPROVED_BEFORE, g.SOME_PARTY_WAITS)),
    Step(event="approval called in", says="A party's decision on it is called in.", starts=(_PART, _ALL),
         begins="called in", by_party=True, evidence="the call-in's reference"),
    Step(event="call-in released", says="The call-in ends and the decision stands.", starts=(_PART, _ALL),
         beside="called in", ends=("called in",), evidence="the decision's reference"),
    Step(event="revised", says="It is changed, and what was authorised lapses.", starts=(_PART, _ALL), leads_to=_RAISED,
         ends=("called in",)),
    Step(event="operated unsigned", says="The partners begin to work by it before it is executed.", starts=_OPEN,
         begins="operating unsigned"),
    Step(event="executed", says="The deed or the letter is made. It names the day from which the change holds, before, "
         "on or after its own.", starts=_OPEN, leads_to=_SIGNED, ends=("operating unsigned",),
         evidence="the deed or the letter", needs_clause=True,
         guards=(g.EVERY_PARTY_APPROVED, g.NO_CALL_IN, g.EFFECTIVE_DAY_NAMED)),
    Step(event="took effect", says="The changed terms hold; where they go back, the difference is worked out.",
         starts=(_SIGNED,), leads_to=_EFFECT),
    Step(event="reversed", says="A one-off change is taken back.", starts=(_EFFECT,), leads_to="reversed",
         evidence="the clause or the decision"),
    Step(event="rejected", says="A party decides against it.", starts=_OPEN, leads_to="rejected", by_party=True,
         ends=("called in", "operating unsigned"), evidence="the decision's reference"),
    Step(event="withdrawn", says="Whoever raised it takes it back.", starts=_OPEN, leads_to="withdrawn",
         ends=("called in", "operating unsigned")),
)  # fmt: skip

VARIATION = Machine(Of.VARIATION, "A change of the terms, by deed or by letter.", STATES, BESIDE, STEPS)
