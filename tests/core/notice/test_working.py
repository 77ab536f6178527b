"""A notice worked out: deemed day, end, each step with its clause, and everything the clause leaves open refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from section75.core.agreements import Deemed, EndsOnly, Length, MonthEnd, Notice, Unit, Way
from section75.core.calendar import ENGLAND
from section75.core.explain import Clause
from section75.core.notice import (
    Authority,
    Candidate,
    ConventionSilent,
    DayOutOfReach,
    LengthNotGiven,
    NoNoticeTerm,
    NotForThatParty,
    ServedByNonParty,
    Service,
    SeveralNoticeTerms,
    WayNotAllowed,
    WayNotSaid,
    Working,
    alternatives,
    require_may_serve,
    require_party,
    term_for,
    work_out,
)

SIX = Notice("agreement", "no fault", Length(6, Unit.MONTHS), Clause("cl. 10"))
BY_POST = replace(
    SIX,
    ways=(
        Deemed(Way.HAND, Length(0, Unit.DAYS)),
        Deemed(Way.POST, Length(2, Unit.WORKING_DAYS)),
        Deemed(Way.EMAIL),
    ),
)
ICB = "The ICB"
NAMES = {"icb": "the ICB", "council": "the council"}


def worked(term: Notice, sent_on: date, way: Way | None = None, *, rule: MonthEnd | None = None) -> Working:
    return work_out(term, Service(ICB, sent_on, way), holidays=ENGLAND, rule=rule)


def test_every_step_is_said_and_cites_the_clause() -> None:
    working = worked(BY_POST, date(2024, 3, 28), Way.POST)
    assert (working.deemed_on, working.end_on) == (date(2024, 4, 3), date(2024, 10, 3))
    assert [str(step) for step in working.steps] == [
        "The ICB sends the notice on 28 March 2024.",
        "Served by post, it counts as served 2 working days later, on 3 April 2024. (cl. 10)",
        "6 months from 3 April 2024, that day not counted, end on 3 October 2024. (cl. 10)",
        "No authority for the notice is named.",
    ]
    assert working.as_data()["ends_on"] == "2024-10-03"


@pytest.mark.parametrize(
    ("way", "deemed", "says"),
    [
        (Way.HAND, date(2024, 3, 28), "Served by hand, it counts as served the same day, on 28 March 2024."),
        (Way.EMAIL, date(2024, 3, 28), "Served by e-mail; no rule says when that counts: 28 March 2024, the day sent"),
    ],
)
def test_when_it_counts_as_served_depends_on_how(way: Way, deemed: date, says: str) -> None:
    working = worked(BY_POST, date(2024, 3, 28), way)
    assert working.deemed_on == deemed
    assert says in working.steps[1].says


def test_without_a_rule_on_service_the_day_sent_is_taken_and_said_to_be() -> None:
    assert "No rule says when a notice counts as served" in worked(SIX, date(2024, 3, 28)).steps[1].says


@pytest.mark.parametrize(("year", "last"), [(2017, "28 February 2018"), (2019, "29 February 2020")])
def test_six_months_from_31_august_asks_for_a_rule_and_shows_what_each_would_give(year: int, last: str) -> None:
    with pytest.raises(ConventionSilent) as caught:
        worked(SIX, date(year, 8, 31))
    assert f"It could be {last} (last day of that month or from month end to month end)" in caught.value.says
    assert f"1 March {year + 1} (first day of the month after)" in caught.value.says
    assert "Nothing in cl. 10 says which day" in caught.value.says
    assert caught.value.clause == "cl. 10"
    conventions = caught.value.as_data()["conventions"]
    assert isinstance(conventions, dict)
    assert set(conventions) == {rule.value for rule in MonthEnd}


def test_the_agreements_own_convention_goes_before_the_one_asked_for() -> None:
    asked = worked(SIX, date(2017, 8, 31), rule=MonthEnd.FIRST_AFTER)
    assert asked.end_on == date(2018, 3, 1)
    assert "the convention asked for; the clause gives none" in asked.steps[3].says
    own = replace(SIX, month_end=MonthEnd.LAST_DAY)
    working = worked(own, date(2017, 8, 31), rule=MonthEnd.FIRST_AFTER)
    assert working.end_on == date(2018, 2, 28)
    assert "the agreement's convention" in working.steps[3].says


def test_where_every_convention_gives_the_same_end_none_is_asked_for() -> None:
    at_year_end = replace(SIX, ends_only=EndsOnly.FINANCIAL_YEAR)
    working = worked(at_year_end, date(2017, 8, 31))
    assert working.end_on == date(2018, 3, 31)
    says = [step.says for step in working.steps]
    assert "Every month-end convention gives the same day, so that none needs choosing." in says
    assert "A notice may end only at the end of a financial year: the next is 31 March 2018." in says


def test_what_the_clause_leaves_open_or_forbids_is_refused_by_name() -> None:
    on_default = replace(SIX, ground="default", length=None, says="shorter notice")
    with pytest.raises(LengthNotGiven, match="cl. 10 says 'shorter notice' and gives no length"):
        worked(on_default, date(2017, 8, 1))
    with pytest.raises(WayNotSaid, match="by hand, by post, by e-mail"):
        worked(BY_POST, date(2017, 8, 1))
    with pytest.raises(WayNotAllowed, match="not by recorded delivery"):
        worked(BY_POST, date(2024, 8, 1), Way.RECORDED)
    with pytest.raises(DayOutOfReach, match="1 January 9999"):
        worked(SIX, date(9999, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "predates"),
    [
        (date(2023, 3, 1), date(2023, 3, 31), True),
        (date(2023, 8, 31), date(2023, 8, 31), True),
        (date(2023, 10, 5), date(2023, 10, 5), False),
        (date(2023, 8, 1), date(2023, 9, 30), None),
        (None, None, None),
    ],
)
def test_whether_the_authority_predates_service_is_said_or_said_not_to_be_known(
    first: date | None, last: date | None, predates: bool | None
) -> None:
    authority = Authority("a decision", first, last)
    served_on = date(2023, 8, 31)
    assert authority.predates(served_on) is predates
    words = {True: "it predates service", False: "it does not predate service", None: "is not known"}[predates]
    assert words in authority.in_words(served_on)
    assert authority.as_data(served_on)["predates_service"] is predates


def test_each_disputed_day_of_service_gives_its_own_end_or_says_why_not() -> None:
    named = [Candidate(date(2017, 8, 31), "the day of the letter"), Candidate(date(2017, 8, 2), "the day of receipt")]
    found = alternatives(SIX, [*named, *named], holidays=ENGLAND)
    assert [each.end_on for each in found] == [date(2018, 2, 2), None]
    assert "has no day 31" in found[1].says
    assert found[1].as_data()["ends_on"] is None
    (far,) = alternatives(SIX, [Candidate(date(9999, 12, 31), "the day of receipt")], holidays=ENGLAND)
    assert (far.end_on, far.says.startswith("A notice is not counted from 31 December 9999")) == (None, True)


def test_only_a_party_to_whom_the_term_gives_it_may_serve() -> None:
    require_party("icb", NAMES, called=NAMES.__getitem__)
    with pytest.raises(ServedByNonParty, match="'trust' is no party to this agreement") as caught:
        require_party("trust", NAMES, called=NAMES.__getitem__)
    assert "the ICB (icb), the council (council)" in caught.value.says
    for_the_council = replace(SIX, by=("council",))
    require_may_serve(for_the_council, "council", called=NAMES.__getitem__)
    with pytest.raises(NotForThatParty, match="to the council, not to the ICB"):
        require_may_serve(for_the_council, "icb", called=NAMES.__getitem__)


def test_the_term_is_the_one_of_that_scope_and_ground_and_one_for_just_that_thing_goes_first() -> None:
    pool = replace(SIX, scope="fund", length=Length(3, Unit.MONTHS))
    equipment = replace(pool, of="equipment", length=Length(1, Unit.MONTHS))
    terms = (SIX, pool, equipment)
    assert term_for(terms, scope="agreement") is SIX
    assert term_for(terms, scope="fund", of="equipment", ground="No fault") is equipment
    assert term_for(terms, scope="fund", of="beds") is pool
    with pytest.raises(NoNoticeTerm, match="No term gives notice of a function on the ground 'default'"):
        term_for(terms, scope="function", ground="default", gap="nothing is printed")
    with pytest.raises(SeveralNoticeTerms, match="Several terms give notice of a fund"):
        term_for((pool, replace(pool, ground="default")), scope="fund")
