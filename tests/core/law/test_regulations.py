"""The Regulations as data: which wording holds on which day, who may be a partner, and which function is in scope."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.law import INSTRUMENTS, UNREAD, LawOfTheDay, Reading, checks_shelf, law_on
from section75.core.law.regulations import (
    LAW_BEGINS,
    PROVISIONS,
    NoLawThen,
    NoSuchProvision,
    Scope,
    Side,
    partner_type_of,
    provision,
    reading_of,
)
from section75.core.law.rule import KINDS
from section75.core.parties import Kind

DAYS = st.dates(min_value=LAW_BEGINS, max_value=date(2035, 1, 1))


@given(DAYS)
def test_every_provision_says_one_thing_on_a_day(day: date) -> None:
    for each in PROVISIONS:
        assert sum(wording.span.holds(day) for wording in each.wordings) <= 1, each.cite


@given(DAYS)
def test_every_check_cites_provisions_that_the_data_hold(day: date) -> None:
    law = law_on(day)
    for check in checks_shelf():
        for cite in check.rule.cites(frozenset(KINDS)):
            law.wording(cite)  # refuses a provision there is not


def test_the_checks_of_the_regulations_cite_what_is_in_force_since_april_2016() -> None:
    for day in (date(2016, 4, 1), date(2022, 7, 1), date(2026, 4, 1)):
        law = law_on(day)
        for check in checks_shelf():
            if check.rule.statute:
                cites = check.rule.cites(frozenset(KINDS))
                assert all(law.asks(cite) for cite in cites), (check.rule.number, day)


def test_wordings_follow_one_another_and_name_an_instrument() -> None:
    for each in PROVISIONS:
        for first, second in pairwise(each.wordings):
            assert first.span.ends_before is not None
            assert first.span.ends_before <= second.span.starts_on, each.cite
        assert all(wording.by and wording.says for wording in each.wordings)


def test_what_was_not_read_is_marked() -> None:
    assert {each.cite for each in UNREAD} == {
        "SI 2001/2237", "SI 2002/2469", "unseen: reg 3(1)(d)", "unseen: reg 5(bb)",
    }  # fmt: skip
    assert all(each.day is not None for each in INSTRUMENTS if each not in UNREAD)
    foundation = partner_type_of(Kind.FOUNDATION_TRUST, date(2020, 1, 1))
    assert foundation is not None
    assert foundation.reading is Reading.UNVERIFIED
    assert law_on(date(2005, 1, 1)).unverified(("reg 3(1)", "reg 3(2)")) == ("reg 3(1)",)


@pytest.mark.parametrize(
    ("cite", "before", "after"),
    [
        ("reg 4(2A)", date(2003, 3, 31), date(2003, 4, 1)),
        ("reg 8(2)(h)", date(2003, 3, 31), date(2003, 4, 1)),
        ("reg 9(3)(i)", date(2013, 3, 31), date(2013, 4, 1)),
        ("reg 7(7)", date(2016, 3, 31), date(2016, 4, 1)),
    ],
)
def test_a_provision_begins_on_its_day(cite: str, before: date, after: date) -> None:
    assert not law_on(before).asks(cite)
    assert law_on(after).asks(cite)


def test_the_health_improvement_plan_ended_in_2013_and_the_fund_exemption_began_in_2016() -> None:
    assert law_on(date(2013, 3, 31)).asks("reg 4(3)")
    assert not law_on(date(2013, 4, 1)).asks("reg 4(3)")
    for day, held in ((date(2016, 3, 31), False), (date(2016, 4, 1), True)):
        wording = law_on(day).wording("reg 4(2A)")
        assert wording is not None
        assert ("223GA(3)" in wording.says) is held


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (Kind.PCT, date(2000, 4, 1), date(2013, 3, 31)),
        (Kind.CCG, date(2013, 4, 1), date(2022, 6, 30)),
        (Kind.ICB, date(2022, 7, 1), None),
        (Kind.NHS_TRUST, date(2000, 4, 1), None),
        (Kind.COUNTY_COUNCIL, date(2000, 4, 1), None),
    ],
)
def test_who_may_be_a_partner_from_when_to_when(kind: Kind, first: date, last: date | None) -> None:
    assert partner_type_of(kind, first - timedelta(days=1)) is None
    assert partner_type_of(kind, first) is not None
    assert partner_type_of(kind, last or date(2030, 1, 1)) is not None
    if last is not None:
        assert partner_type_of(kind, last + timedelta(days=1)) is None


def test_a_supplier_is_never_a_partner() -> None:
    assert partner_type_of(Kind.OTHER, date(2020, 1, 1)) is None


FUNCTIONS = [
    ("Care Act 2014, section 18", Side.COUNCIL, date(2018, 1, 1), Scope.IN),
    ("Care Act 2014 s14", Side.COUNCIL, date(2018, 1, 1), Scope.GATEWAY),
    ("Care Act 2014, section 2(3)", Side.COUNCIL, date(2018, 1, 1), Scope.GATEWAY),
    ("Care Act 2014, section 69", Side.COUNCIL, date(2018, 1, 1), Scope.OUT),
    ("Care Act 2014, section 44", Side.COUNCIL, date(2018, 1, 1), Scope.ADVICE),
    ("Care Act 2014, section 18", Side.COUNCIL, date(2014, 1, 1), None),
    ("National Assistance Act 1948, section 21", Side.COUNCIL, date(2012, 1, 1), Scope.IN),
    ("National Assistance Act 1948, section 22", Side.COUNCIL, date(2012, 1, 1), Scope.OUT),
    ("National Assistance Act 1948, section 21", Side.COUNCIL, date(2016, 1, 1), None),
    ("Mental Health Act 1983, section 114", Side.COUNCIL, date(2018, 1, 1), Scope.OUT),
    ("Mental Health Act 1983, section 117", Side.COUNCIL, date(2018, 1, 1), Scope.IN),
    ("Mental Health Act 1983, section 117", Side.NHS, date(2018, 1, 1), Scope.IN),
    ("Mental Health Act 1983, section 25A", Side.NHS, date(2012, 1, 1), Scope.IN),
    ("Mental Health Act 1983, section 25A", Side.NHS, date(2018, 1, 1), None),
    ("NHS Act 2006, section 3A", Side.NHS, date(2018, 1, 1), Scope.IN),
    ("NHS Act 2006, section 83", Side.NHS, date(2016, 3, 31), None),
    ("NHS Act 2006, section 83", Side.NHS, date(2016, 4, 1), Scope.IN),
    ("NHS Act 2006, Schedule 1, paragraph 9", Side.NHS, date(2018, 1, 1), Scope.IN),
    ("NHS Act 2006, section 2B", Side.COUNCIL, date(2018, 1, 1), Scope.IN),
    ("NHS Act 2006, section 99", Side.NHS, date(2018, 1, 1), None),
    ("Children Act 1989, Part VIII", Side.COUNCIL, date(2018, 1, 1), Scope.OUT),
    ("Children Act 1989, section 17", Side.COUNCIL, date(2018, 1, 1), Scope.IN),
    ("Local Authority Social Services Act 1970, section 6", Side.COUNCIL, date(2018, 1, 1), Scope.OUT),
    ("Education Act 1996, section 13", Side.COUNCIL, date(2018, 1, 1), Scope.IN),
]


@pytest.mark.parametrize(("cited", "side", "day", "scope"), FUNCTIONS)
def test_how_a_function_stands_on_a_day(cited: str, side: Side, day: date, scope: Scope | None) -> None:
    found = law_on(day).functions(cited, side)
    assert found is not None
    assert [each.row.scope if each.row else None for each in found] == [scope]


def test_citations_are_read_as_people_write_them() -> None:
    assert reading_of("something else") is None
    read = reading_of("Care Act 2014, sections 42 to 47")
    assert read is not None
    assert read.cited == ("42", "43", "44", "45", "46", "47")
    both = reading_of("NHS Act 2006 ss3 and 3A")
    assert both is not None
    assert both.cited == ("3", "3a")


@given(st.text(max_size=80))
def test_any_text_is_read_or_not_and_nothing_breaks(text: str) -> None:
    law = LawOfTheDay(date(2020, 1, 1))
    law.functions(text, Side.COUNCIL)
    law.functions(f"Care Act 2014 {text}", Side.COUNCIL)


def test_a_day_before_the_law_and_a_provision_there_is_not_are_refused() -> None:
    with pytest.raises(NoLawThen, match="came into force on 1 April 2000"):
        law_on(date(2000, 3, 31))
    with pytest.raises(NoSuchProvision, match="holds no provision 'reg 99'"):
        provision("reg 99")
