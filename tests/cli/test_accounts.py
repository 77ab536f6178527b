"""People are made known at the terminal, and get their part there."""

from __future__ import annotations

import pytest

from .conftest import SLUG, Terminal, section75

GOOD = "a long and quiet phrase"
ADD = ("accounts", "add", "jo", "--post", "Finance officer", "--password", GOOD)
PART = ("accounts", "give-part", "jo", "--partnership", SLUG, "--party", "council", "--role", "auditor")


def test_a_person_is_added_and_given_a_part_and_both_are_written_down(terminal: Terminal) -> None:
    from section75.apps.audit.models import AuditLine

    assert section75(*ADD).code == 0
    assert section75(*PART).code == 0
    seen = section75("ledger", "trial-balance", "--partnership", SLUG, "--as", "jo")
    assert seen.code == 0
    says = list(AuditLine.objects.filter(who="the terminal").order_by("id").values_list("says", flat=True))
    assert says[-2:] == ["Added jo, Finance officer.", "Gave jo the role of auditor for council."]
    assert GOOD not in "".join(says)


@pytest.mark.parametrize(
    ("words", "refusal", "says"),
    [
        (("accounts", "add", "jo", "--post", "x", "--password", "short"), "NotAPassword", "12 characters"),
        (("accounts", "add", "jo bloggs", "--post", "x", "--password", GOOD), "NotASignInName", "jo bloggs"),
        (("accounts", "add", "auditor", "--post", "x", "--password", GOOD), "KnownAlready", "auditor"),
        (("accounts", "give-part", "jo", *PART[3:]), "NobodySuch", "accounts add jo"),
        ((*PART[:2], "member", *PART[3:-1], "king"), "NotARole", "pool manager"),
        ((*PART[:2], "member", "--partnership", "none", *PART[5:]), "NoSuchPartnership", "none"),
        ((*PART[:2], "member", *PART[3:6], "councl", *PART[7:]), "UnknownParty", "Did you mean 'council'"),
    ],
)
def test_what_cannot_be_is_refused(terminal: Terminal, words: tuple[str, ...], refusal: str, says: str) -> None:
    found = section75(*words, "--json")
    assert found.code == 1
    assert found.data["refusal"] == refusal
    assert says in found.data["says"]
