"""A judgement stands for its days on its inputs, with a person and a day; when the inputs change it lapses, visibly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from section75.core.calendar import Span
from section75.core.law import Assessed, Judgement, LawResult, NoSuchCheck, assess, check_of

from .wholes import DAY, changed, read

ASKED = changed('by = ["council", "icb"]\naffected', 'by = ["council"]\naffected')
OTHERWISE = ASKED.replace('by = ["council"]\naffected', 'by = ["icb"]\naffected')
NEXT = DAY + timedelta(days=1)


def row(text: str, on: date = DAY, *judgements: Judgement) -> Assessed:
    return next(each for each in assess(read(text), on=on, judgements=judgements) if each.rule.number == "5")


def judged(met: bool = True, days: Span | None = None, text: str = ASKED) -> Judgement:
    return Judgement(
        check="5",
        schedule="care",
        days=days or Span(DAY),
        inputs=row(text).fingerprint,
        met=met,
        because="The ICB wrote with the council.",
        by="auditor",
        organisation="council",
        at=datetime(2023, 10, 5, 12, tzinfo=UTC),
    )


def test_a_judgement_that_it_is_met_makes_it_pass_and_says_who_and_when() -> None:
    found = row(ASKED, DAY, judged())
    assert found.result is LawResult.PASS
    assert found.needs_judgement
    told = " ".join(point.says for point in found.points)
    assert "Judged met by auditor (council) on 5 October 2023" in told
    assert "The ICB wrote with the council." in told


def test_a_judgement_that_it_is_not_met_fails_it() -> None:
    assert row(ASKED, DAY, judged(met=False)).result is LawResult.FAIL


def test_it_stands_on_other_days_of_its_span_and_on_no_others() -> None:
    short = judged(days=Span(DAY, NEXT))
    assert row(ASKED, NEXT, judged()).result is LawResult.PASS
    assert row(ASKED, NEXT, short).result is LawResult.NEEDS_JUDGEMENT


def test_it_lapses_visibly_when_what_it_rests_on_changes() -> None:
    found = row(OTHERWISE, DAY, judged())
    assert found.result is LawResult.NEEDS_JUDGEMENT
    assert [each.by for each in found.lapsed] == ["auditor"]
    assert found.as_data()["lapsed"]


def test_the_latest_of_two_judgements_stands() -> None:
    later = replace(judged(met=False), at=datetime(2023, 10, 6, tzinfo=UTC))
    assert row(ASKED, DAY, judged(), later).result is LawResult.FAIL
    assert row(ASKED, DAY, later, judged()).result is LawResult.FAIL


def test_a_judgement_never_touches_what_was_not_asked_of_it() -> None:
    rows = {each.rule.number: each for each in assess(read(ASKED), on=DAY, judgements=[judged()])}
    plain = {each.rule.number: each for each in assess(read(ASKED), on=DAY)}
    assert [n for n in rows if rows[n].result is not plain[n].result] == ["5"]


def test_a_check_there_is_not_is_refused() -> None:
    assert check_of("x2").rule.title == "Decision route and key-decision notice"
    with pytest.raises(NoSuchCheck, match="There is no check '16'"):
        check_of("16")
