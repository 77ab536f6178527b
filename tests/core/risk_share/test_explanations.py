"""The whole explanation of every worked example, against the reviewed record in explanations/<step>.txt.

Every word somebody could read out in a meeting is held: the terms in words, each portion and each note with its
reasons, each share, and each refusal with its clause. To change one on purpose, record anew with SECTION75_RECORD=1 and
read what changed before it is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from section75.core.explain import Because
from section75.core.partnership import Partnership, rule_on
from section75.core.refusals import Refusal
from section75.core.risk_share import Portion, Settlement
from tests.core.risk_share.test_examples import FILES, each_of, settled

RECORDS = Path(__file__).parent / "explanations"


def reasons(because: Because) -> Iterator[str]:
    """All that a reason says, a line for each part of it that is there."""
    yield f"  {because.sentence}"
    yield f"    id: {because.id}"
    yield f"    operation: {because.operation}"
    yield from (f"    given: {fact.name} = {fact.value} {fact.unit}" for fact in because.given)
    yield from (
        f"    {name}: {text}" for name, text in (("clause", because.clause), ("rounding", because.rounding)) if text
    )
    yield from (f"    rests on: {below.id}" for below in because.rests_on)


def portion_in_full(portion: Portion) -> Iterator[str]:
    """Who takes what, of which line, and why."""
    of = f" of {portion.line}" if portion.line else ""
    assert portion.because.result == portion.amount
    yield f"  {portion.by}{of}: {portion.amount}"
    yield from (f"  {line}" for line in reasons(portion.because))


def terms_in_words(partnership: Partnership) -> Iterator[str]:
    """Each step as the terms page says it, and whether anything can be left after it."""
    rule = rule_on(partnership, fund="pool", on=date(2022, 6, 30))
    yield f"  {rule}"
    for direction, steps in (("overspend", rule.overspend), ("underspend", rule.underspend)):
        for number, step in enumerate(steps, start=1):
            yield f"  {direction}, step {number}: {step.in_words(partnership.called)}"
            yield f"    {'nothing' if step.takes_all else 'something'} can be left after it"


def settlement_in_full(settlement: Settlement, partnership: Partnership) -> Iterator[str]:
    """The settlement: what was noted, who took what, and what each partner has in all."""
    yield from terms_in_words(partnership)
    for note in settlement.notes:
        yield "  noted"
        yield from (f"  {line}" for line in reasons(note))
    for portion in settlement.portions:
        yield from portion_in_full(portion)
    for party in partnership.parties:
        yield from reasons(settlement.share(party.id, party.called).because)


def refusal_in_full(case: dict[str, Any], file: dict[str, Any]) -> Iterator[str]:
    """Everything refused: by name, in words, and by which clause."""
    with pytest.raises(Refusal) as refused:
        settled(case, file)
    for refusal in each_of(refused.value):
        yield f"  {refusal.name}: {refusal.says}"
        yield f"    clause: {refusal.clause}"


def explained(file: dict[str, Any]) -> str:
    """All the cases of one step's file, good and bad."""
    lines = [f"{file['step']}: what its worked examples say. Compared by test_explanations.py; every word was read."]
    for number, case in enumerate(file["case"], start=1):
        lines += ["", f"case {number}: {case['says']}", *settlement_in_full(*settled(case, file))]
    for number, case in enumerate(file["bad"], start=1):
        lines += ["", f"bad {number}: {case['says']}", *refusal_in_full(case, file)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", FILES)
def test_an_example_is_explained_word_for_word_as_it_was_reviewed(name: str) -> None:
    record, found = RECORDS / f"{name}.txt", explained(FILES[name])
    if os.environ.get("SECTION75_RECORD"):
        record.write_text(found, encoding="utf-8")
    assert record.exists(), (
        f"nobody has read what {name} says: run this with SECTION75_RECORD=1, and read {record.name}"
    )
    assert found.splitlines() == record.read_text(encoding="utf-8").splitlines()


def test_no_record_is_left_without_its_example() -> None:
    assert {path.stem for path in RECORDS.glob("*.txt")} == set(FILES)
