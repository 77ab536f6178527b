"""The pages about people and what is theirs: home, signing in, roles, interests, background work, the audit trail."""

from __future__ import annotations

from section75.apps.demonstration.cast import PASSWORD
from tests.browser.loading import SECOND_STEP
from tests.browser.stop import Stop
from tests.browser.visiting import FUND, PARTNERSHIP, Visitor

SECURITY = "/accounts/security/"
AUDIT = f"{PARTNERSHIP}audit/"
ADMINISTRATOR = "administrator"


def sign_in_wrongly(visitor: Visitor) -> None:
    visitor.page.get_by_label("Username").fill("nobody.known")
    visitor.page.get_by_label("Password", exact=True).fill("not this")
    visitor.press("Sign in")


def come_to_the_second_step(visitor: Visitor) -> None:
    visitor.page.get_by_label("Username").fill(SECOND_STEP)
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.press("Sign in")


def give_a_wrong_code(visitor: Visitor) -> None:
    come_to_the_second_step(visitor)
    visitor.page.get_by_label("Code").fill("no code")
    visitor.press("Continue")


def prove(visitor: Visitor) -> None:
    """Prove by password, where it is asked for."""
    if visitor.page.get_by_role("button", name="Prove by password").count():
        visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
        visitor.press("Prove by password")


def prove_nothing(visitor: Visitor) -> None:
    visitor.press("Prove by password")


def set_up_with_a_wrong_code(visitor: Visitor) -> None:
    prove(visitor)
    visitor.page.get_by_label("Code").fill("000000")
    visitor.click(visitor.page.locator("main form button"))


def change_to_a_weak_password(visitor: Visitor) -> None:
    prove(visitor)
    visitor.page.get_by_label("New password").fill("password")
    visitor.page.get_by_label("The same password again").fill("passwort")
    visitor.press("Change it")


def set_no_password(visitor: Visitor) -> None:
    visitor.press("Set my password")


def invite_nobody(visitor: Visitor) -> None:
    visitor.page.get_by_label("Sign-in name").fill("two words")
    visitor.press("Send the invitation")


def make_an_address(visitor: Visitor) -> None:
    visitor.press("Make an address")


def press_the_only_button(visitor: Visitor) -> None:
    visitor.click(visitor.page.locator("main form button"))


def propose_no_role(visitor: Visitor) -> None:
    visitor.page.get_by_label("Limit").fill("-1")
    visitor.click(visitor.page.locator("main form button"))


def declare_nothing(visitor: Visitor) -> None:
    visitor.press("Declare this interest")


PEOPLE = {
    "sign-in": Stop("/accounts/sign-in/", who=""),
    "sign-in refused": Stop("/accounts/sign-in/", who="", then=sign_in_wrongly, in_error=True),
    "second step": Stop("/accounts/sign-in/", who="", then=come_to_the_second_step, says="Second step"),
    "second step in error": Stop("/accounts/sign-in/", who="", then=give_a_wrong_code, in_error=True),
    "home": Stop("/", "finance.officer", says="Overdue"),
    "home of an approver": Stop("/", "chief.finance", says="Yours to do"),
    "home of the partner": Stop("/", "partner.accountant", says="Take question"),
    "home of a stranger": Stop("/", "stranger", says="Nothing waits for you"),
    "my calendar": Stop("/calendar/"),
    "my calendar's address": Stop("/calendar/", "commissioner", then=make_an_address, says="shown this once"),
    "how I am told": Stop("/inbox/"),
    "how I am told, in error": Stop("/inbox/", "stranger", then=press_the_only_button),
    "my sign-in": Stop(SECURITY, "member"),
    "my open sign-ins": Stop(f"{SECURITY}sign-ins/", "member", then=prove),
    "prove": Stop("/accounts/prove/", "member"),
    "prove in error": Stop("/accounts/prove/", "member", then=prove_nothing, in_error=True),
    "authenticator app": Stop(f"{SECURITY}authenticator/", "member", then=prove, says="Set up"),
    "authenticator app in error": Stop(
        f"{SECURITY}authenticator/", "member", then=set_up_with_a_wrong_code, in_error=True
    ),
    "passkey": Stop(f"{SECURITY}passkey/", "member", then=prove),
    "recovery codes": Stop(f"{SECURITY}recovery-codes/", "member", then=prove, says="You have none"),
    "password": Stop(f"{SECURITY}password/", "member", then=prove),
    "password in error": Stop(f"{SECURITY}password/", "member", then=change_to_a_weak_password, in_error=True),
    "invite": Stop("/accounts/invite/", ADMINISTRATOR),
    "invite in error": Stop("/accounts/invite/", ADMINISTRATOR, then=invite_nobody, in_error=True),
    "invitations": Stop("/accounts/invitations/", ADMINISTRATOR, says="new.clerk"),
    "invitation": Stop("/accounts/invitation/{token}/", who="", says="Set your password"),
    "invitation in error": Stop("/accounts/invitation/{token}/", who="", then=set_no_password, in_error=True),
    "no invitation": Stop("/accounts/invitation/nothing/", who="", status=410),
    "people": Stop("/people/", ADMINISTRATOR, says="former.clerk"),
    "person": Stop("/people/of/commissioner/", ADMINISTRATOR, says="lead commissioner"),
    "person who left": Stop("/people/of/former.clerk/", ADMINISTRATOR, says="Has left"),
    "person of no role": Stop("/people/of/stranger/", ADMINISTRATOR, says="No role was ever given"),
    "who may do what": Stop("/people/who-may-do-what/", "member"),
    "propose a role": Stop("/people/propose/?username=stranger", ADMINISTRATOR),
    "propose a role in error": Stop("/people/propose/", ADMINISTRATOR, then=propose_no_role, in_error=True),
    "end a role": Stop("/people/roles/{delegation}/end/", ADMINISTRATOR),
    "end a role in error": Stop(
        "/people/roles/{delegation}/end/", ADMINISTRATOR, then=press_the_only_button, in_error=True
    ),
    "somebody leaves": Stop("/people/of/pool.manager/leave/", ADMINISTRATOR, says="need somebody to look after"),
    "somebody leaves in error": Stop(
        "/people/of/pool.manager/leave/", ADMINISTRATOR, then=press_the_only_button, in_error=True
    ),
    "people, not for others": Stop("/people/", status=404),
    "interests": Stop(f"{PARTNERSHIP}interests/", "commissioner", says="Invented Care 12"),
    "interests, none": Stop(f"{PARTNERSHIP}interests/", "chief.finance", says="You have declared no interest"),
    "interests in error": Stop(f"{PARTNERSHIP}interests/", "chief.finance", then=declare_nothing, in_error=True),
    "background work": Stop("/work/", says="Refused"),
    "background work of nobody": Stop("/work/", "stranger", says="No work in the background"),
    "job that waits": Stop("/work/{job_waits}/?still", says="Waiting for a worker"),
    "job at work": Stop("/work/{job_at_work}/?still", says="1 of 4"),
    "job done": Stop("/work/{job_done}/", says="partnerships were checked"),
    "job refused": Stop("/work/{job_refused}/", "finance.approver", says="Refused"),
    "no such job": Stop("/work/999999/", status=404),
    "audit trail": Stop(AUDIT, who="auditor"),
    "audit trail of some lines": Stop(f"{AUDIT}?outcome=refused&who=finance.approver", who="auditor"),
    "audit trail before and after": Stop(f"{AUDIT}?who=chief.finance", who="auditor", says="What changed"),
    "audit trail of nothing": Stop(f"{AUDIT}?words=no+such+words", who="auditor", says="No line is of all"),
    "audit trail of no day": Stop(f"{AUDIT}?from_day=31+February+2022&act=nonsense", who="auditor", in_error=True),
    "audit trail of the installation": Stop("/audit/", ADMINISTRATOR),
    "not for a member": Stop(f"{FUND}ledger/", "member", status=403),
}
