"""What is said of parties whose bodies changed or ended inside the term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from section75.core.calendar import Span
from section75.core.money import Ratio
from section75.core.organisations import Apportionment, CodesOfSeveralBodies, How, Register, body_of, party_findings
from section75.core.parties import Kind, Party
from section75.core.refusals import Finding, Result

from .bodies import APRIL, SOURCE, body, link

SEEN = date(2026, 6, 30)
PARTY = Party("icb", "The Board", Kind.ICB, SOURCE, organisation="old")
TERM = {"icb": [Span(date(2018, 4, 1), date(2022, 4, 1))]}
OLD, NEW = body("old", date(2013, 4, 1), APRIL, code="O1"), body("new", APRIL, None, SEEN, code="N1")


def found(
    register: Register, party: Party = PARTY, on: date = SEEN, recorded: tuple[Apportionment, ...] = ()
) -> list[Finding]:
    return list(party_findings([party], TERM, register, on=on, recorded=recorded))


def test_a_body_that_ended_inside_the_term_with_no_successor_fails() -> None:
    [finding] = found(Register.of([OLD], []))
    assert finding.result is Result.FAIL
    assert "no successor of it is known" in finding.says


def test_before_it_ends_nothing_is_wrong() -> None:
    [finding] = found(Register.of([OLD], []), on=date(2019, 4, 1))
    assert finding.result is Result.PASS


def test_a_succession_inside_the_term_with_an_instrument_passes_and_names_both() -> None:
    [finding] = found(Register.of([OLD, NEW], [link("old", "new")]))
    assert finding.result is Result.PASS
    assert "OLD, then NEW" in finding.says


def test_a_succession_inside_the_term_without_an_instrument_is_warned_of() -> None:
    results = [finding.result for finding in found(Register.of([OLD, NEW], [link("old", "new", instrument="")]))]
    assert results == [Result.WARN, Result.PASS]


def test_a_split_inside_the_term_fails_until_shares_are_recorded() -> None:
    other = body("other", APRIL, None, SEEN)
    register = Register.of([OLD, NEW, other], [link("old", each, how=How.SPLIT) for each in ("new", "other")])
    assert [finding.result for finding in found(register)] == [Result.FAIL]
    shares = Ratio.printed({"N1": "60%", "other": "40%"})
    recorded = Apportionment("icb", APRIL, shares, "deed", SOURCE)
    assert [finding.result for finding in found(register, recorded=(recorded,))] == [Result.PASS]


def test_days_that_no_source_covers_are_open() -> None:
    [finding] = found(Register.of([body("old", date(2019, 4, 1), APRIL), NEW], [link("old", "new")]))
    assert finding.result is Result.OPEN
    assert "Not known on 1 April 2018" in finding.says


def test_a_party_tied_to_no_body_is_warned_of() -> None:
    [finding] = found(Register.of([OLD], []), replace(PARTY, organisation=""))
    assert finding.result is Result.WARN
    assert "tied to no organisation" in finding.says


def test_a_party_is_tied_by_a_code_and_codes_of_two_bodies_are_refused() -> None:
    register = Register.of([OLD, NEW], [])
    by_code = replace(PARTY, organisation="", identifiers=(("ods", "N1"),))
    assert body_of(by_code, register) == NEW
    with pytest.raises(CodesOfSeveralBodies):
        body_of(replace(by_code, organisation="old"), register)
