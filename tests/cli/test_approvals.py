"""`section75 approvals`: what was proposed is shown exactly, and approved, declined or withdrawn by whoever may."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.apps.demonstration.cast import PASSWORD

from .conftest import SLUG, Answer, Terminal, approve, extract, month, propose, propose_closing, section75

IMPORT = ("ledger", "import", extract(4), "--month", month(4), "--control-total", "-26,870.42")
APPROVER = {"as_": "finance.approver"}
SECRET = "Anything but the password"


@pytest.fixture
def proposal(terminal: Terminal) -> Any:
    """April's extract, brought and proposed by the finance officer."""
    return propose(*IMPORT)


@pytest.fixture
def reopening(terminal: Terminal) -> Any:
    """The re-opening of April, which binds both."""
    approve(propose_closing(4), "chief.finance")
    return propose("ledger", "reopen", "--month", month(4), "--because", "Invented: late", as_="pool.manager")


def verb(terminal: Terminal, name: str, proposal: Any, *words: str, as_: str, typed: str = "") -> Answer:
    """One verb on a proposal, answered in JSON."""
    return terminal("approvals", name, str(proposal["proposal"]), *words, "--json", as_=as_, typed=typed)


def test_what_waits_is_listed_before_what_ended(terminal: Terminal, proposal: Any) -> None:
    second = propose("ledger", "instalments", "--month", month(4))
    approve(second)
    found = terminal("approvals", "list", "--json").data["proposals"]
    assert [(each["proposal"], each["state"]) for each in found] == [
        (second["proposal"], "approved"),
        (proposal["proposal"], "waiting for approval"),
    ]
    rows = [line.split()[0] for line in terminal("approvals", "list").out.splitlines() if line[:1].isdigit()]
    assert rows == [str(proposal["proposal"]), str(second["proposal"])]


def test_it_is_shown_with_everything_it_would_change_and_who_may_approve_it(terminal: Terminal, proposal: Any) -> None:
    shown = verb(terminal, "show", proposal, **APPROVER).data
    assert shown["fingerprint"] == proposal["fingerprint"]
    assert (shown["state"], shown["why_not"], shown["prepared_by"]) == ("waiting for approval", "", "finance.officer")
    assert "host finance preparer for council" in shown["prepared_under"]
    moves = {each["what"]: (each["before"], each["then"]) for each in shown["changes"]}
    assert len(moves) >= 8
    assert all(before == "£0.00" for before, _ in moves.values())
    assert "Control total -£26,870.42. 1 row waits for a rule." in shown["says"]
    text = terminal("approvals", "show", str(proposal["proposal"]), **APPROVER).out
    called = [each["called"] for each in shown["changes"]]
    for part in (proposal["fingerprint"], "What it changes", *called, *shown["says"], "You may approve it."):
        assert part in text
    own = terminal("approvals", "show", str(proposal["proposal"]), as_="finance.officer").out
    assert "You may not approve it. As host finance preparer you may not approve a posting." in own


def test_once_approved_it_says_by_whom_and_what_it_came_to(terminal: Terminal, proposal: Any) -> None:
    answer = terminal("approvals", "approve", str(proposal["proposal"]), **APPROVER)
    number = proposal["proposal"]
    assert answer.out == f"Approved proposal {number}: {proposal['title']}.\nPosted 337 entries, 1 to 337.\n"
    text = terminal("approvals", "show", str(number)).out
    assert "Posted 337 entries, 1 to 337." in text
    assert "by finance.approver as host finance approver for council" in text
    again = verb(terminal, "approve", proposal, as_="chief.finance")
    assert (again.code, again.data["refusal"]) == (1, "DecidedAlready")


def test_what_was_shown_is_what_is_approved(terminal: Terminal, proposal: Any) -> None:
    other = verb(terminal, "approve", proposal, "--shown", "0" * 64, **APPROVER)
    assert (other.code, other.data["refusal"]) == (1, "ChangedSinceProposed")
    assert verb(terminal, "approve", proposal, "--shown", proposal["fingerprint"], **APPROVER).code == 0


def test_a_decline_says_why_and_nothing_is_posted(terminal: Terminal, proposal: Any) -> None:
    silent = verb(terminal, "decline", proposal, "--because", " ", **APPROVER)
    assert (silent.code, silent.data["refusal"]) == (1, "DeclinedWithoutReason")
    assert verb(terminal, "decline", proposal, "--because", "Invented: twice", **APPROVER).data["state"] == "declined"
    assert "decline, " in terminal("approvals", "show", str(proposal["proposal"])).out
    assert verb(terminal, "show", proposal, **APPROVER).data["decisions"][0]["reason"] == "Invented: twice"
    assert verb(terminal, "approve", proposal, **APPROVER).data["refusal"] == "DecidedAlready"
    assert terminal("ledger", "journal", "--json").data["count"] == 0


def test_only_who_proposed_it_withdraws_it(terminal: Terminal, proposal: Any) -> None:
    assert verb(terminal, "withdraw", proposal, **APPROVER).data["refusal"] == "MayNot"
    assert verb(terminal, "withdraw", proposal, as_="finance.officer").data["state"] == "withdrawn"
    assert verb(terminal, "withdraw", proposal, as_="finance.officer").data["refusal"] == "DecidedAlready"


def test_a_proposal_that_there_is_not_is_refused(terminal: Terminal) -> None:
    for name, more in (("show", ()), ("approve", ()), ("decline", ("--because", "x")), ("withdraw", ())):
        answer = verb(terminal, name, {"proposal": 999_999}, *more, **APPROVER)
        assert (answer.code, answer.data["refusal"]) == (1, "NoSuchProposal")


VERBS = (("list",), ("show", "N"), ("approve", "N"), ("decline", "N", "--because", "x"), ("withdraw", "N"))


@pytest.mark.parametrize("words", VERBS, ids=lambda words: words[0])
@pytest.mark.parametrize("partnership", [SLUG, "nowhere", ""])
def test_a_stranger_hears_no_word_of_anything(
    terminal: Terminal, proposal: Any, words: tuple[str, ...], partnership: str
) -> None:
    said = [str(proposal["proposal"]) if word == "N" else word for word in words]
    where = ("--partnership", partnership) if partnership else ()
    answer = section75("approvals", *said, *where, "--as", "stranger")
    assert (answer.code, answer.out) == (1, "")
    told = partnership or "the installation"
    assert answer.err == (
        f"There is no partnership '{told}' that you have a part in. Look at the portfolio for yours.\n"
    )
    assert AuditLine.objects.filter(who="stranger", outcome="refused").count() == 1


def test_a_member_who_sees_no_books_sees_no_proposals_and_a_try_is_written_down(
    terminal: Terminal, proposal: Any
) -> None:
    answer = verb(terminal, "show", proposal, as_="member")
    assert (answer.code, answer.data["refusal"]) == (1, "MayNot")
    assert AuditLine.objects.filter(who="member", outcome="refused").count() == 1


def test_the_auditor_sees_and_does_not_approve_and_the_try_is_written_down(terminal: Terminal, proposal: Any) -> None:
    assert verb(terminal, "show", proposal, as_="auditor").code == 0
    assert verb(terminal, "approve", proposal, as_="auditor").data["refusal"] == "MayNot"
    line = AuditLine.objects.order_by("-id")[0]
    assert (line.who, line.outcome, line.act) == ("auditor", "refused", "approve a posting")


def test_those_of_the_installation_are_for_its_administrators(terminal: Terminal, proposal: Any) -> None:
    found = section75("approvals", "list", "--as", "administrator", "--json").data["proposals"]
    assert {each["kind"] for each in found} == {"give-role"}
    number = str(found[0]["proposal"])
    assert section75("approvals", "show", number, "--as", "administrator.two").code == 0
    elsewhere = terminal("approvals", "show", number, "--json")
    assert elsewhere.data["refusal"] == "NoSuchProposal"
    here = section75("approvals", "show", str(proposal["proposal"]), "--as", "administrator", "--json")
    assert here.data["refusal"] == "NoSuchProposal"


def test_what_binds_both_asks_for_the_password_unseen(terminal: Terminal, reopening: Any) -> None:
    number = str(reopening["proposal"])
    answer = terminal("approvals", "approve", number, as_="chief.finance", typed=f"{PASSWORD}\n")
    assert answer.code == 0
    assert answer.out.endswith("It still needs the approval of icb. Nothing is changed yet.\n")
    assert "Password of chief.finance" in answer.err
    assert PASSWORD not in answer.out + answer.err
    second = verb(terminal, "approve", reopening, "--password-stdin", as_="partner.chief", typed=f"{PASSWORD}\n")
    assert second.data["done"]["says"] == "Re-opened April 2022 (2022/23 M1)."


@pytest.mark.parametrize("typed", [f"{SECRET}\n", ""], ids=["a wrong one", "none"])
def test_without_the_password_it_is_not_approved_and_the_try_is_written_down(
    terminal: Terminal, reopening: Any, typed: str
) -> None:
    answer = verb(terminal, "approve", reopening, "--password-stdin", as_="chief.finance", typed=typed)
    assert (answer.code, answer.data["refusal"]) == (1, "WrongNameOrPassword")
    assert verb(terminal, "show", reopening, as_="chief.finance").data["decisions"] == []
    line = AuditLine.objects.order_by("-id")[0]
    assert (line.who, line.outcome) == ("chief.finance", "refused")
    assert not AuditLine.objects.filter(says__contains=SECRET).exists()


def test_whoever_may_not_approve_is_not_asked_for_a_password(terminal: Terminal, reopening: Any) -> None:
    answer = verb(terminal, "approve", reopening, as_="pool.manager")
    assert (answer.code, answer.data["refusal"], answer.err) == (1, "MayNot", "")


def test_an_approver_with_an_authenticator_app_gives_a_code_as_well(terminal: Terminal, reopening: Any) -> None:
    secret = generate_totp_secret()
    TOTP.activate(User.objects.get(username="chief.finance"), secret)
    missing = verb(terminal, "approve", reopening, "--password-stdin", as_="chief.finance", typed=f"{PASSWORD}\n")
    assert (missing.code, missing.data["refusal"]) == (1, "CodeMissing")
    code = str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    other = f"{(int(code) + 1) % 1_000_000:06}"
    typed = f"{PASSWORD}\n{other}\n"
    wrong = verb(terminal, "approve", reopening, "--password-stdin", as_="chief.finance", typed=typed)
    assert (wrong.code, wrong.data["refusal"]) == (1, "WrongCode")
    typed = f"{PASSWORD}\n{code}\n"
    given = verb(terminal, "approve", reopening, "--password-stdin", as_="chief.finance", typed=typed)
    assert given.data["still_needs"] == ["icb"]
