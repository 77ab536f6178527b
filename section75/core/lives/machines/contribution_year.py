"""The life of a year's contributions to a fund: indicative, proposed, approved by each party, paid, reconciled."""

from section75.core.lives import guards as g
from section75.core.lives.event import Of
from section75.core.lives.machine import Machine, Phase, State, Step, before_anything, first_known

_INDICATIVE, _PROPOSED, _PART, _ALL = "indicative", "proposed", "approved in part", "agreed by every party"
_PAYING, _PAID = "being paid", "paid"
_LAST_YEAR = "working on last year's schedule"
_BEFORE = (_INDICATIVE, _PROPOSED, _PART)

STATES = (
    before_anything(),
    State(_INDICATIVE, Phase.MAKING, "Figures are given to plan by; nobody is bound by them."),
    State(_PROPOSED, Phase.MAKING, "Figures are put to the parties for approval."),
    State(_PART, Phase.MAKING, "At least one party has approved the figures, and at least one has not."),
    State(_ALL, Phase.RUNNING, "Every party has approved the figures."),
    State(_PAYING, Phase.RUNNING, "Instalments are paid."),
    State(_PAID, Phase.ENDING, "All is paid; the year is not reconciled."),
    State("reconciled", Phase.OVER, "What was paid is settled against what was owed.", is_final=True),
)
BESIDE = (
    State(_LAST_YEAR, Phase.RUNNING, "Until the year's figures are agreed, last year's are worked by."),
    State("payments suspended", Phase.RUNNING, "A party has stopped its payments."),
)
STEPS = (
    first_known(),
    Step(event="indicated", says="Figures are given to plan by.", starts=("not begun",), leads_to=_INDICATIVE),
    Step(event="proposed", says="Figures are put to the parties for approval.", starts=("not begun", _INDICATIVE),
         leads_to=_PROPOSED),
    Step(event="last year's schedule used", says="The partners go on by last year's figures meanwhile.",
         starts=("not begun", *_BEFORE), begins=_LAST_YEAR),
    Step(event="approved", says="A party approves the figures, and is the last to do so.", starts=(_PROPOSED, _PART),
         leads_to=_ALL, by_party=True, ends=(_LAST_YEAR,), evidence="the decision's reference",
         guards=(g.NOT_APPROVED_BEFORE, g.EVERY_PARTY_APPROVED)),
    Step(event="approved", says="A party approves the figures; another has yet to.", starts=(_PROPOSED, _PART),
         leads_to=_PART, by_party=True, evidence="the decision's reference",
         guards=(g.NOT_APPROVED_BEFORE, g.SOME_PARTY_WAITS)),
    Step(event="revised", says="Other figures take the place of these, and approvals lapse.",
         starts=(_PART, _ALL, _PAYING), leads_to=_PROPOSED, evidence="the paper that shows the figures"),
    Step(event="instalment paid", says="A party pays an instalment.", starts=(_ALL, _PAYING), leads_to=_PAYING,
         by_party=True, evidence="the payment's reference"),
    Step(event="payments suspended", says="A party stops its payments.", starts=(*_BEFORE, _ALL, _PAYING),
         by_party=True, begins="payments suspended", evidence="the letter"),
    Step(event="payments resumed", says="Payments go on.", starts=(*_BEFORE, _ALL, _PAYING, _PAID),
         beside="payments suspended", ends=("payments suspended",)),
    Step(event="paid in full", says="The last instalment is paid.", starts=(_PAYING,), leads_to=_PAID,
         ends=("payments suspended",)),
    Step(event="reconciled", says="What was paid is settled against what was owed.", starts=(_PAID,),
         leads_to="reconciled", evidence="the reconciliation"),
)  # fmt: skip

CONTRIBUTION_YEAR = Machine(Of.YEAR, "What is paid into a fund for one year.", STATES, BESIDE, STEPS)
