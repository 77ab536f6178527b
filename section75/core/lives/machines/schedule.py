"""The life of a schedule or scheme: proposed, agreed, active, varied, paused, merged, expired, closed."""

from section75.core.lives import guards as g
from section75.core.lives.event import Of
from section75.core.lives.machine import Machine, Phase, State, Step, before_anything, first_known

_PROPOSED, _PART, _ALL, _ACTIVE, _PAUSED = "proposed", "approved in part", "agreed by every party", "active", "paused"
_NOTICE, _EXPIRED, _ENDED, _MERGED = "under notice", "expired", "ended", "merged"
_BEFORE = (_PROPOSED, _PART, _ALL)
_ON_FOOT = (_ACTIVE, _PAUSED, _NOTICE)

STATES = (
    before_anything(),
    State(_PROPOSED, Phase.MAKING, "It is proposed; nobody has approved it."),
    State(_PART, Phase.MAKING, "At least one party has approved it, and at least one has not."),
    State(_ALL, Phase.MAKING, "Every party has approved it; its first day has not come."),
    State(_ACTIVE, Phase.RUNNING, "Its services are commissioned and paid for under it."),
    State(_PAUSED, Phase.RUNNING, "It is agreed that nothing is done under it for a while."),
    State(_NOTICE, Phase.ENDING, "Notice of it runs."),
    State(_EXPIRED, Phase.OVER, "Its last day is past, and nothing has taken its place."),
    State(_ENDED, Phase.OVER, "It has come to its end by notice or by agreement."),
    State(_MERGED, Phase.OVER, "It has become part of another schedule."),
    State("closed", Phase.OVER, "Its money is settled; nothing is left to do.", is_final=True),
    State("abandoned", Phase.OVER, "It was given up before it began.", is_final=True),
)
BESIDE = (
    State("operating unsigned", Phase.RUNNING, "The partners work by it before every party has approved it."),
    State("called in", Phase.MAKING, "A decision to approve it is called in, and may not be acted on until released."),
    State("holding over", Phase.RUNNING, "The partners go on by it although it has expired."),
    State("payments suspended", Phase.RUNNING, "A party has stopped its payments under it."),
    State("extension option exercised", Phase.RUNNING, "An extension it offers was taken up.", True),
    State("term amended", Phase.RUNNING, "Its length is no longer the one first agreed.", True),
)
_MAKING = (
    first_known(),
    Step(event="proposed", says="It is put before a party.", starts=("not begun",), leads_to=_PROPOSED),
    Step(event="approved", says="A party approves it, and is the last to do so.", starts=(_PROPOSED, _PART),
         leads_to=_ALL, by_party=True, evidence="the decision's reference", ends=("operating unsigned",),
         guards=(g.NOT_APPROVED_BEFORE, g.EVERY_PARTY_APPROVED)),
    Step(event="approved", says="A party approves it; another has yet to.", starts=(_PROPOSED, _PART), leads_to=_PART,
         by_party=True, evidence="the decision's reference", guards=(g.NOT_APPROVED_BEFORE, g.SOME_PARTY_WAITS)),
    Step(event="approval called in", says="A party's approval is called in by those who scrutinise it.",
         starts=(_PART, _ALL, _ACTIVE), begins="called in", by_party=True, evidence="the call-in's reference"),
    Step(event="call-in released", says="The call-in ends and the approval stands.", starts=(_PART, _ALL, _ACTIVE),
         beside="called in", ends=("called in",), evidence="the decision's reference"),
    Step(event="redrafted", says="It is changed, and the approvals of the former text lapse.", starts=(_PART, _ALL),
         leads_to=_PROPOSED, ends=("called in",)),
    Step(event="operated unsigned", says="The partners begin to work by it before every party has approved it.",
         starts=(_PROPOSED, _PART), begins="operating unsigned"),
    Step(event="commenced", says="Its first day comes.", starts=(_ALL,), leads_to=_ACTIVE, sets_end=True,
         guards=(g.NO_CALL_IN, g.END_NOT_BEFORE)),
    Step(event="abandoned", says="It is given up.", starts=_BEFORE, leads_to="abandoned",
         ends=("operating unsigned", "called in")),
)  # fmt: skip
_RUNNING = (
    Step(event="varied", says="Its terms are changed by deed or by letter.", starts=_ON_FOOT,
         evidence="the deed or the letter"),
    Step(event="term amended", says="Its length is changed: another last day, or none.", starts=(_ACTIVE, _PAUSED),
         begins="term amended", sets_end=True, evidence="the deed or the decision", guards=(g.END_NOT_BEFORE,)),
    Step(event="extension option exercised", says="An extension that it offers is taken up.", starts=(_ACTIVE,),
         begins="extension option exercised", sets_end=True, needs_clause=True, evidence="the decision or the letter",
         guards=(g.END_NAMED, g.END_NOT_BEFORE)),
    Step(event="extended", says="It is made to run longer; also once it has expired.", starts=(_ACTIVE, _EXPIRED),
         leads_to=_ACTIVE, ends=("holding over",), sets_end=True, evidence="the letter, deed or decision",
         guards=(g.END_NAMED, g.END_NOT_BEFORE)),
    Step(event="paused", says="The parties agree that nothing is done under it for a while.", starts=(_ACTIVE,),
         leads_to=_PAUSED, evidence="what was agreed"),
    Step(event="resumed", says="It is taken up again.", starts=(_PAUSED,), leads_to=_ACTIVE),
    Step(event="payments suspended", says="A party stops its payments under it.", starts=_ON_FOOT, by_party=True,
         begins="payments suspended", evidence="the letter"),
    Step(event="payments resumed", says="Payments go on.", starts=(*_ON_FOOT, _EXPIRED, _ENDED, _MERGED),
         beside="payments suspended", ends=("payments suspended",)),
)  # fmt: skip
_ENDING = (
    Step(event="notice given", says="A party gives notice of it.", starts=(_ACTIVE, _PAUSED), leads_to=_NOTICE,
         by_party=True, evidence="the notice", needs_clause=True, sets_end=True, guards=(g.END_NOT_BEFORE,)),
    Step(event="notice withdrawn", says="The party that gave notice takes it back.", starts=(_NOTICE,),
         leads_to=_ACTIVE, by_party=True, evidence="the letter", guards=(g.BY_WHO_GAVE_NOTICE,)),
    Step(event="ended", says="It comes to its end, by notice or because its agreement does.", starts=_ON_FOOT,
         leads_to=_ENDED, guards=(g.LAST_DAY_REACHED,)),
    Step(event="expired", says="Its last day passes, and nothing takes its place.", starts=(_ACTIVE, _PAUSED),
         leads_to=_EXPIRED, guards=(g.LAST_DAY_REACHED,)),
    Step(event="held over", says="The partners go on by it although it has expired.", starts=(_EXPIRED,),
         begins="holding over"),
    Step(event="consolidated", says="It becomes part of another schedule.", starts=(*_ON_FOOT, _EXPIRED),
         leads_to=_MERGED, ends=("holding over",), evidence="the deed or the decision", guards=(g.INTO_NAMED,)),
    Step(event="closed", says="Its money is settled.", starts=(_EXPIRED, _ENDED, _MERGED), leads_to="closed",
         ends=("holding over", "payments suspended"), evidence="the final account"),
)  # fmt: skip

SCHEDULE = Machine(
    Of.SCHEDULE, "A schedule of an agreement, or a scheme.", STATES, BESIDE, (*_MAKING, *_RUNNING, *_ENDING)
)
