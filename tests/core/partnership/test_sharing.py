"""The ways of sharing set side by side: what the agreement gives, and what somebody tries."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from section75.core.calendar import FinancialYear
from section75.core.money import Money, SharesNotAWhole
from section75.core.partnership import NotAWayToShare, Partnership, agreed_ways, tried_ways
from section75.core.pools import ContributionRow
from section75.importers.agreement_file import FileText, read_partnership

TESTS = Path(__file__).resolve().parents[2]
EXAMPLE = TESTS.parent / "examples" / "cambridgeshire-2023"
YEAR = FinancialYear(2022)


def small(**changes: object) -> Partnership:
    """The small partnership, its contributions changed."""
    content = (TESTS / "importers" / "agreement_file" / "small.toml").read_bytes()
    found = read_partnership([FileText("small.toml", content)])
    return replace(found, contributions=(replace(found.contributions[0], **changes),))  # type: ignore[arg-type]


def test_cambridgeshires_contributions_and_its_printed_shares_are_two_ways() -> None:
    names = ("agreement.toml", "invented-terms.toml")
    both = read_partnership([FileText(name, (EXAMPLE / name).read_bytes()) for name in names])
    ways = agreed_ways(both, "learning-disability", YEAR)
    assert list(ways) == [
        "In proportion to contributions 2022/23, para 1.4, table",
        "Printed shares 76.78% : 23.22%, para 1.4, table",
    ]
    assert [way.share("council") for way in ways.values()] == [Fraction(9371, 12205), Fraction(7678, 10000)]


def test_a_year_without_contributions_gives_the_shares_of_the_rule_in_force() -> None:
    assert list(agreed_ways(small(), "equipment", FinancialYear(2023))) == [
        "Printed shares 58% : 42%, Sch. 3 para 2 (invented)"
    ]


def test_silence_gives_no_way() -> None:
    assert agreed_ways(small(), "equipment", FinancialYear(2030)) == {}


NO_WHOLE: list[tuple[dict[str, object], int]] = [
    ({"printed_shares": (("icb", "42.1%"),)}, 2),
    ({"printed_shares": (("council", "57.9%"), ("icb", "42.1%"))}, 3),
    ({"rows": (ContributionRow("council", agreed=Money(0)),), "printed_shares": ()}, 1),
    ({"rows": (ContributionRow("council", agreed=Money(-1)),), "printed_shares": ()}, 1),
]


@pytest.mark.parametrize(("changes", "ways"), NO_WHOLE)
def test_shares_that_make_no_whole_are_no_way_and_stop_no_comparison(changes: dict[str, object], ways: int) -> None:
    assert len(agreed_ways(small(**changes), "equipment", YEAR)) == ways


@pytest.mark.parametrize("text", ["70:30", "70% : 30%", "70 / 30", "\n 70:30 \n\n"])
def test_a_way_is_tried_as_people_write_it(text: str) -> None:
    (way,) = tried_ways(text, ("council", "icb")).values()
    assert way.shares == (("council", Fraction(7, 10)), ("icb", Fraction(3, 10)))


def test_a_line_with_too_few_shares_or_shares_that_make_no_whole_is_refused() -> None:
    with pytest.raises(NotAWayToShare, match="'70' does not give 2 percentages"):
        tried_ways("70", ("council", "icb"))
    with pytest.raises(SharesNotAWhole):
        tried_ways("70 : 40", ("council", "icb"))
