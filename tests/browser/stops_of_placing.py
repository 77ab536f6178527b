"""The pages of placing rules, of files before they are posted, of what waits, and of suspense."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import FUND, Visitor

OFFICER = "finance.officer"
TRY = "placing/try/?cost_centre=LD402&subjective=4411&on=14+June+2022"


def add_nothing(visitor: Visitor) -> None:
    visitor.page.get_by_label("Cost centres").fill("LD9 to LD10")
    visitor.press("Propose the rule")


def clear_nothing(visitor: Visitor) -> None:
    visitor.page.get_by_label("How much of it").fill("plenty")
    visitor.press("Propose clearing it")


def set_aside_nothing(visitor: Visitor) -> None:
    visitor.press("Propose it")


def wait_for_rules(visitor: Visitor) -> None:
    visitor.page.locator("input[name=group]").first.check()
    visitor.press("Make rules for those chosen")


def wait_in_suspense(visitor: Visitor) -> None:
    visitor.page.locator("input[name=group]").first.check()
    visitor.press("Post those chosen to suspense")


PLACING = {
    "placing rules": Stop(f"{FUND}placing/", says="Recorded here, latest first"),
    "placing rules as the partner": Stop(f"{FUND}placing/", who="partner.accountant", says="Of the agreement"),
    "add a placing rule": Stop(f"{FUND}placing/add/", OFFICER),
    "add a placing rule, in error": Stop(f"{FUND}placing/add/", OFFICER, then=add_nothing, in_error=True),
    "end placing rules": Stop(f"{FUND}placing/end/", OFFICER),
    "try the rules": Stop(f"{FUND}{TRY}", says="What becomes of it"),
    "try the rules, in error": Stop(f"{FUND}placing/try/?cost_centre=LD402&on=31+June+2022", in_error=True),
    "preview of an extract": Stop(f"{FUND}preview/extracts/4/", says="Rows to look at first"),
    "preview of an extract, in error": Stop(f"{FUND}preview/extracts/4/?times=some&days_apart=7", in_error=True),
    "correct by an extract": Stop(f"{FUND}preview/extracts/{{extract}}/correct/", OFFICER),
    "waiting rows": Stop(f"{FUND}preview/waiting/", OFFICER, says="Waiting for a rule"),
    "waiting rows as the partner": Stop(f"{FUND}preview/waiting/", who="partner.accountant"),
    "rules for waiting rows": Stop(f"{FUND}preview/waiting/", OFFICER, then=wait_for_rules, says="The rows chosen"),
    "waiting rows to suspense": Stop(f"{FUND}preview/waiting/", OFFICER, then=wait_in_suspense, says="The rows chosen"),
    "suspense": Stop(f"{FUND}preview/suspense/", OFFICER, says="Balance of suspense"),
    "clear suspense": Stop(f"{FUND}preview/suspense/{{suspense}}/", OFFICER),
    "clear suspense, in error": Stop(
        f"{FUND}preview/suspense/{{suspense}}/", OFFICER, then=clear_nothing, in_error=True
    ),
    "set a row aside": Stop(f"{FUND}preview/waiting/{{refused}}/2/aside/", OFFICER),
    "set a row aside, in error": Stop(
        f"{FUND}preview/waiting/{{refused}}/2/aside/", OFFICER, then=set_aside_nothing, in_error=True
    ),
    "say what a row says": Stop(f"{FUND}preview/waiting/{{refused}}/2/", OFFICER, says="The row as the file has it"),
}
