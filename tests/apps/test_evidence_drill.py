"""The attacks of the drill: each is noticed by what a partner holds or by the log, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from section75.apps.accounts.models import User
from section75.apps.drills.attacks import ATTACKS, Attack, delete_one, edit_report, rewrite_all
from section75.apps.drills.running import Tried, run
from section75.apps.evidence import store, verifying
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import head

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "section75_verify.py"


QUICK = [each for each in ATTACKS if each.make in (delete_one, edit_report, rewrite_all)]


@pytest.mark.parametrize("attacks", [QUICK, pytest.param(ATTACKS, marks=pytest.mark.soak)], ids=["three", "all"])
def test_every_attack_is_detected_its_line_named_and_everything_taken_back(
    cast: dict[str, User], fund: Ledger, attacks: Sequence[Attack]
) -> None:
    before = head(fund), verifying.verify(fund)
    tried = run(fund, VERIFIER, attacks)
    assert len(tried) == len(attacks) + 2
    assert len(attacks) in (3, 12)
    assert [each for each in tried if not each.is_detected] == []
    assert [each for each in tried if not each.is_named] == []
    assert (head(fund), verifying.verify(fund)) == before
    assert store.last(fund) is None


def test_a_blunted_attack_is_told_from_one_that_was_noticed() -> None:
    """What is not noticed is said: the drill would fail for a verifier that finds nothing."""
    unnoticed = Tried("Edit nothing", 5, "good to entry 5", "good", 5, "Line 5.")
    misnamed = Tried("Edit an amount", 5, "entry 6 changed", "changed", 6, "")
    assert (unnoticed.is_detected, misnamed.is_detected, misnamed.is_named) == (False, True, False)


def test_what_the_log_tells_of_is_missed_without_any_copy(cast: dict[str, User], fund: Ledger) -> None:
    tried = run(fund, VERIFIER, attacks=())
    assert [(each.kind, each.named) for each in tried] == [("inside", "what is missing")] * 2
    assert "a checkpoint after the last is missing" in tried[0].says.lower()
    assert "counter-signature" in tried[1].says
