"""The pages of notice: the terms and the calculator, the papers' notice, one recorded, and what was said in answer."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import PARTNERSHIP, Visitor

PAGE = f"{PARTNERSHIP}notices/"
OXFORDSHIRE = "/partnerships/oxfordshire-adults/notices/"


def record_nothing(visitor: Visitor) -> None:
    visitor.press("Record the notice")


def answer_nothing(visitor: Visitor) -> None:
    visitor.press("Record the answer")


NOTICES = {
    "notice": Stop(PAGE, says="As accepted, the whole"),
    "notice, nothing to record": Stop(PAGE, "member", says="it predates service"),
    "notice worked out": Stop(f"{PAGE}?term=1&by=council&sent_on=24+August+2023", says="It ends on 24 August 2024"),
    "notice that asks for a rule": Stop(
        f"{OXFORDSHIRE}?term=1&by=council&sent_on=31+August+2017", says="It could be 28 February 2018", in_error=True
    ),
    "notice to record": Stop(f"{PAGE}record/", says="What does it end?"),
    "notice recorded in error": Stop(f"{PAGE}record/", then=record_nothing, in_error=True),
    "one notice": Stop(PAGE + "{notice}/", "partner.chief", says="As served, a part"),
    "notice answered in error": Stop(PAGE + "{notice}/", then=answer_nothing, in_error=True),
    "notice withdrawn": Stop(PAGE + "{notice_withdrawn}/", "member", says="Withdrawn by agreement"),
    "no such notice": Stop(PAGE + "999999/", status=404),
}
