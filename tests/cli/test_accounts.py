"""At the terminal people are made known; roles are proposed there, ended, and listed, and never given by one alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.books import as_they_were

from .conftest import FOLDER, SLUG, Answer, section75

GOOD = "a long and quiet phrase"
ADD = ("accounts", "add", "jo", "--post", "Finance officer", "--password", GOOD)
HERE = ("--partnership", SLUG)
PROPOSE = ("accounts", "propose-role", "jo", *HERE, "--party", "council", "--role")
Terminal = Callable[..., Answer]


@pytest.fixture
def office(db: None) -> None:
    """The cast at the example's agreement, and jo, who has no role."""
    as_they_were("an office", _load_office)


def _load_office() -> None:
    from section75.apps.demonstration.actions import load_people

    assert section75("agreements", "load", str(FOLDER)).code == 0
    load_people()
    assert section75(*ADD).code == 0


def as_administrator(*words: str) -> Answer:
    return section75(*words, "--as", "administrator", "--json")


def listed(*words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = section75("accounts", "list", *words, "--json").data["delegations"]
    return found


def test_a_person_is_added_and_it_is_written_down_without_the_password(office: None) -> None:
    from section75.apps.audit.models import AuditLine

    line = AuditLine.objects.latest("pk")
    assert (line.who, line.says) == ("the terminal", "Added jo, Finance officer.")
    assert GOOD not in line.says + line.after


def test_a_role_is_proposed_by_one_and_approved_by_another(office: None) -> None:
    proposed = as_administrator(*PROPOSE, "host finance approver", "--limit", "250,000", "--because", "New in post")
    assert proposed.code == 0, proposed.err
    assert not [each for each in listed(*HERE) if each["username"] == "jo"]
    number = str(proposed.data["proposal"])
    assert as_administrator("approvals", "approve", number).data["refusal"] == "OwnWork"
    approved = section75("approvals", "approve", number, "--as", "administrator.two", "--json")
    assert approved.code == 0, approved.err + approved.out
    (held,) = [each for each in listed(*HERE) if each["username"] == "jo"]
    assert (held["role"], held["limit"], held["state"]) == ("host finance approver", 25_000_000, "in force")
    assert held["given_by"] == "prepared by administrator, approved by administrator.two"


def test_the_list_says_who_holds_what_until_when_and_on_whose_behalf(office: None) -> None:
    words = ("--on-behalf-of", "chief.finance", "--from", "1 April 2026", "--until", "31 March 2027")
    proposed = as_administrator(*PROPOSE, "host chief finance officer", *words)
    section75("approvals", "approve", str(proposed.data["proposal"]), "--as", "administrator.two")
    text = section75("accounts", "list").out
    (line,) = [line for line in text.splitlines() if " jo: " in line]
    for word in ("host chief finance officer", "council", SLUG, "1 April 2026", "31 March 2027", "chief.finance"):
        assert word in line
    assert "the installation" in text
    assert section75("accounts", "list", "--partnership", "none").out.strip() == "Nobody was given a role there."


def test_at_the_terminal_alone_nobody_gives_a_role(office: None) -> None:
    for words in ((), ("--role", "auditor", *HERE, "--party", "council")):
        refused = section75("accounts", "give-part", "jo", *words, "--json")
        assert refused.code == 1
        assert refused.data["refusal"] == "TakesTwoPeople"
        assert "propose-role jo" in refused.data["says"]


def test_the_first_two_administrators_are_appointed_there(db: None) -> None:
    for name in ("ann", "bo", "cy"):
        assert section75("accounts", "add", name, "--post", "Administrator", "--password", GOOD).code == 0
    assert "is system administrator." in section75("accounts", "give-part", "ann").out
    assert "already" in section75("accounts", "give-part", "ann").out
    assert section75("accounts", "give-part", "bo").code == 0
    assert section75("accounts", "give-part", "cy", "--json").data["refusal"] == "TakesTwoPeople"


def test_a_role_is_ended_and_somebody_leaves(office: None) -> None:
    (member,) = [each for each in listed(*HERE) if each["username"] == "member"]
    ended = as_administrator("accounts", "end-role", str(member["delegation"]), "--because", "Another post")
    assert ended.code == 0, ended.err
    left = as_administrator("accounts", "leave", "clerk", "--because", "Retired")
    assert (left.code, left.data["roles"], left.data["handed_over"]) == (0, 1, [])
    states = {each["username"]: each["state"] for each in listed(*HERE)}
    assert (states["member"], states["clerk"], states["auditor"]) == ("ended", "ended", "in force")


def test_an_interest_is_declared_and_ended(office: None) -> None:
    words = ("accounts", "declare-interest", *HERE, "--in", "Invented Care", "--is", "Shares", "--as", "commissioner")
    declared = section75(*words, "--json")
    assert declared.data["about"] == "Invented Care"
    ended = section75("accounts", "end-interest", str(declared.data["interest"]), *HERE, "--as", "commissioner")
    assert ended.code == 0
    again = section75("accounts", "end-interest", str(declared.data["interest"]), *HERE, "--as", "commissioner")
    assert again.code == 1


@pytest.mark.parametrize(
    ("words", "refusal", "says"),
    [
        (("add", "ann", "--post", "x", "--password", "short"), "NotAPassword", "12 characters"),
        (("add", "jo bloggs", "--post", "x", "--password", GOOD), "NotASignInName", "jo bloggs"),
        (("add", "auditor", "--post", "x", "--password", GOOD), "KnownAlready", "auditor"),
        (("give-part", "nobody"), "NobodySuch", "accounts add nobody"),
        (("give-part", "jo", "--role", "king"), "NotARole", "pool manager"),
        (("propose-role", "jo", "--role", "king", *HERE, "--party", "council"), "NotARole", "pool manager"),
        (("propose-role", "jo", "--role", "member", "--party", "council"), "NotForARole", "name the partnership"),
        (("propose-role", "jo", "--role", "member", *HERE, "--party", "councl"), "UnknownParty", "Did you mean"),
        (("propose-role", "administrator", "--role", "member", *HERE, "--party", "council"), "OwnRole", "themselves"),
        (("end-role", "99999", "--because", "x"), "NoSuchDelegation", "99999"),
        (("end-role", "1", "--because", " "), "NoReasonGiven", "say why"),
        (("leave", "administrator.two", "--because", "Retired"), "TooFewAdministrators", "administrator.two"),
        (("leave", "nobody", "--because", "Retired"), "NobodySuch", "nobody"),
    ],
)
def test_what_cannot_be_is_refused(office: None, words: tuple[str, ...], refusal: str, says: str) -> None:
    is_by_somebody = words[0] not in ("add", "give-part")
    found = as_administrator("accounts", *words) if is_by_somebody else section75("accounts", *words, "--json")
    assert found.code == 1, found.err
    assert found.data["refusal"] == refusal
    assert says in found.data["says"]


def test_an_administrator_is_no_somebody_else(office: None) -> None:
    refused = section75(*PROPOSE, "member", "--as", "pool.manager", "--json")
    assert refused.code == 1
    assert refused.data["refusal"] in ("MayNot", "NoSuchPartnership")
