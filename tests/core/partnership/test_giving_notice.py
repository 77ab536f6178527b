"""Notice in the papers: Cambridgeshire's of August 2023 under each reading, and Oxfordshire's from any day asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.agreements import MonthEnd
from section75.core.calendar import ENGLAND
from section75.core.explain import Standing
from section75.core.notice import (
    Answer,
    ConventionSilent,
    LengthNotGiven,
    NoticeAsked,
    NoticeShown,
    Part,
    Response,
    ServedByNonParty,
    ServedNotice,
    SeveralNoticeTerms,
)
from section75.core.partnership import Partnership, shown_notice, work_out_notice
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
LETTER, REPLY, COMMITTEE = date(2023, 8, 24), date(2023, 8, 31), date(2023, 10, 5)


@cache
def read(name: str) -> Partnership:
    return read_partnership([FileText("agreement.toml", (EXAMPLES / name / "agreement.toml").read_bytes())])


def cambridgeshire() -> Partnership:
    return read("cambridgeshire-2023")


def shown(notice: ServedNotice | None = None) -> NoticeShown:
    return shown_notice(cambridgeshire(), notice or cambridgeshire().notices_served[0], holidays=ENGLAND)


def oxfordshire(scope: str, ground: str, sent_on: date, *, rule: MonthEnd | None = None, by: str = "ccg") -> date:
    asked = NoticeAsked(scope=scope, ground=ground, sent_on=sent_on, by=by, rule=rule)
    return work_out_notice(read("oxfordshire-2017"), asked, holidays=ENGLAND).working.end_on


def test_cambridgeshire_ends_on_31_august_2024_and_24_august_if_the_letter_is_taken_as_service() -> None:
    found = shown()
    (whole,) = found.readings[-1].workings
    assert (whole.term.months, whole.term.clause.standing) == (12, Standing.INFERRED)
    assert (whole.deemed_on, whole.end_on) == (REPLY, date(2024, 8, 31))
    assert (
        found.printed
        == "The end given is 31 August 2024 (para 2.8): it is what this reading gives: As accepted, the whole."
    )
    by_day = {each.candidate.day: each.end_on for each in found.alternatives}
    assert by_day == {LETTER: date(2024, 8, 24), REPLY: date(2024, 8, 31), COMMITTEE: date(2024, 10, 5)}


def test_the_part_and_the_whole_are_kept_apart() -> None:
    served, accepted = shown().readings
    assert served.title == "As served, a part"
    assert served.stays == ("the council's management of the integrated health and social care teams",)
    assert served.end_on is None
    assert (
        "No term gives notice of a fund 'learning-disability' on the ground 'no fault' or a function" in served.why_not
    )
    assert accepted.stays == ()
    assert "Learning disability pooled fund" in accepted.ends
    assert accepted.says.endswith("would end on 31 August 2024.")


def test_the_march_authority_predates_service_and_the_october_committee_does_not() -> None:
    march, october = shown().authorities
    assert "of a day between 1 March 2023 and 31 March 2023" in march.says
    assert "it predates service" in march.says
    assert october.says.startswith("Asked for: ")
    assert "it does not predate service" in october.says


def test_an_answer_that_accepts_only_what_was_served_makes_no_second_reading() -> None:
    notice = cambridgeshire().notices_served[0]
    plain = replace(notice, responses=(Response(Answer.ACCEPTED, "icb", REPLY),), counts_from=None)
    assert [reading.title for reading in shown(plain).readings] == ["As served, a part"]
    whole = replace(plain, ends=(Part("agreement"),), end_printed=date(2024, 9, 1))
    found = shown(whole)
    assert [reading.end_on for reading in found.readings] == [date(2024, 8, 24)]
    assert found.printed.endswith("no reading gives that day.")
    withdrawn = replace(whole, responses=(Response(Answer.WITHDRAWN, "icb", REPLY),))
    assert withdrawn.stands == "withdrawn by agreement"


@given(st.dates(date(2013, 4, 23), date(2019, 3, 31)))
def test_oxfordshire_runs_six_six_and_three_months_from_any_day(day: date) -> None:
    six, three = (oxfordshire("agreement", "no fault", day, rule=MonthEnd.LAST_DAY), _three(day))
    assert oxfordshire("fund", "no fault", day, rule=MonthEnd.LAST_DAY) == six
    assert (six.year * 12 + six.month) - (day.year * 12 + day.month) == 6
    assert (three.year * 12 + three.month) - (day.year * 12 + day.month) == 3
    assert day < three < six


def _three(day: date) -> date:
    return oxfordshire("fund", "contributions not agreed", day, rule=MonthEnd.LAST_DAY)


def test_oxfordshire_from_31_august_asks_for_a_rule() -> None:
    with pytest.raises(ConventionSilent, match=r"Nothing in paras 10\(a\) and 51 says") as caught:
        oxfordshire("agreement", "no fault", date(2017, 8, 31))
    assert caught.value.ends[MonthEnd.LAST_DAY] == date(2018, 2, 28)
    assert caught.value.ends[MonthEnd.FIRST_AFTER] == date(2018, 3, 1)


def test_oxfordshire_on_default_stops_and_names_the_paragraph() -> None:
    with pytest.raises(LengthNotGiven, match=r"para 10\(b\) says 'shorter notice") as caught:
        oxfordshire("fund", "default", date(2017, 9, 1))
    assert caught.value.clause == "para 10(b)"
    with pytest.raises(SeveralNoticeTerms, match="Say on which ground"):
        oxfordshire("fund", "", date(2017, 9, 1))


def test_a_notice_by_a_non_party_is_refused_by_name() -> None:
    with pytest.raises(ServedByNonParty, match="'district' is no party"):
        oxfordshire("agreement", "no fault", date(2017, 9, 1), by="district")


def test_an_agreement_that_runs_out_before_the_notice_does_is_said_to() -> None:
    asked = NoticeAsked(scope="agreement", sent_on=date(2018, 10, 1), received_on=date(2018, 10, 2),
                        accepted_on=date(2018, 10, 9), authority_on=date(2018, 11, 1))  # fmt: skip
    found = work_out_notice(read("oxfordshire-2017"), asked, holidays=ENGLAND)
    assert "runs to 31 March 2019: before this notice ends" in found.notes[0].says
    assert [each.end_on for each in found.alternatives] == [
        date(2019, 4, 1), date(2019, 4, 2), date(2019, 4, 9), date(2019, 5, 1),
    ]  # fmt: skip
    assert "it does not predate service" in found.working.steps[-1].says
    assert found.as_data()["ends_on"] == "2019-04-01"
    assert shown().as_data()["is_partial"] is True
