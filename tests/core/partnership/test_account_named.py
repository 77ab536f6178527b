"""An account has the name that the agreement gives its line or its partner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from section75.core.partnership import account_named

from .test_example import BOTH, partnership


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("expenditure/residential-care", "Expenditure: Residential and nursing placements"),
        ("contributions due/icb", "Contributions due: the ICB"),
        ("contribution received/icb", "Contribution received: the ICB"),
        ("cash", "Cash"),
        ("brought forward", "Brought forward"),
        ("expenditure/unknown", "Expenditure: unknown"),
        ("LD402", "LD402"),
        ("LD/402", "LD/402"),
    ],
)
def test_an_account_is_called_as_the_agreement_calls_its_line_or_partner(code: str, words: str) -> None:
    assert account_named(partnership(BOTH), "learning-disability", code) == words


def test_lines_of_one_name_are_told_apart() -> None:
    terms = partnership(BOTH)
    alike = tuple(replace(line, name="Placements") for line in terms.lines)
    named = account_named(replace(terms, lines=alike), "learning-disability", "expenditure/residential-care")
    assert named == "Expenditure: Placements (residential-care)"
