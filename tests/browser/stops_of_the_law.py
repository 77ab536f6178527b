"""The pages of the law: every check, the provisions of a day, and a judgement."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import PARTNERSHIP, Visitor

LAW_OF = f"{PARTNERSHIP}law/"
ON = "?on=5+October+2023"
JUDGE = f"{LAW_OF}learning-disability/X3/2023-10-05/judge/"


def judge_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Keep the judgement")


LAW = {
    "the law": Stop(f"{LAW_OF}{ON}", says="15. Reports actually made"),
    "the law as a member": Stop(f"{LAW_OF}{ON}&result=FAIL", who="member", says="how contributions"),
    "the law before it was": Stop(f"{LAW_OF}?on=1+January+1999", in_error=True),
    "provisions": Stop(f"{LAW_OF}provisions/{ON}", says="Instruments that were not read"),
    "judge a check": Stop(JUDGE, says="On what does it rest?"),
    "judge without a reason": Stop(JUDGE, then=judge_without_a_reason, in_error=True),
}
