"""Reviews, meetings and other duties in a file: what they become, and what is refused of them, by place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import Concerning, DueKind, YearlyDay
from section75.core.calendar import Span
from section75.core.governance import DayRule
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal, Refusals
from section75.importers.agreement_file import FileText, read_partnership

SMALL = (Path(__file__).parent / "small.toml").read_text(encoding="utf-8")
GROUP = '[[group]]\nid = "the-board"\nname = "Board"\nsource = "cl. 7"\n'


def read(text: str) -> Partnership:
    return read_partnership([FileText("small.toml", f"{SMALL}\n{text}".encode())])


def refused(text: str) -> str:
    with pytest.raises((Refusal, Refusals)) as caught:
        read(text)
    return str(caught.value)


def review(*keys: str) -> str:
    return "\n".join(['[[review]]\nid = "r"\nwhat = "the schedule"\nsource = "cl. 9"', *keys])


def due(*keys: str) -> str:
    return "\n".join(['[[due]]\nid = "d"\nwhat = "the baseline"\nkind = "contributions"\nsource = "cl. 9"', *keys])


def meeting(*keys: str) -> str:
    return "\n".join([GROUP, '[[meeting]]\nid = "m"\ngroup = "the-board"\nsource = "cl. 9"', *keys])


TWICE = review('agreement = "section-75"', "on = 2022-05-01")


def test_a_review_is_read_with_what_it_is_of_and_when_it_was_held() -> None:
    held = "held = [2023-04-01, 2022-09-30]"
    (found,) = read(review('schedule = "equipment"', "every_months = 12", held, 'by = ["council"]')).reviews
    assert found.of == Concerning(schedule="equipment")
    assert (found.every_months, found.by) == (12, ("council",))
    assert found.held == (date(2022, 9, 30), date(2023, 4, 1))
    assert str(found.clause) == "cl. 9 (invented)"


def test_a_duty_is_read_with_its_day_of_each_year_or_a_month_without_one() -> None:
    (day,) = read(due('fund = "equipment"', 'each_year = "28 February"', "from = 2022-04-01")).dues
    assert (day.each_year, day.kind) == (YearlyDay(2, 28), DueKind.CONTRIBUTIONS)
    (month,) = read(due('agreement = "section-75"', 'each_year = "December"', "from = 2022-04-01")).dues
    assert month.each_year == YearlyDay(12)
    assert month.span == Span(date(2022, 4, 1))


def test_a_meeting_is_read_with_its_rule() -> None:
    (found,) = read(
        meeting("every_months = 2", "from = 2022-04-01", "to = 2023-03-31", 'day = "third Thursday"')
    ).meetings
    assert found.day == DayRule("third", 3)
    assert found.span == Span(date(2022, 4, 1), date(2023, 4, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (review('agreement = "section-75"'), "it is due by `every_months`, `on` one day"),
        (review('agreement = "section-75"', "on = 2022-05-01", 'says = "yearly"'), "Give one of these"),
        (review("on = 2022-05-01"), "a duty is of the agreement, of a schedule or of a fund"),
        (review("on = 2022-05-01", 'fund = "equipment"', 'schedule = "equipment"'), "Give one of these three keys"),
        (review('schedule = "equipmnt"', "on = 2022-05-01"), "equipment"),
        (review('agreement = "section-75"', "every_months = 6"), "months are counted from a day"),
        (review('agreement = "section-75"', "on = 2022-05-01", 'by = ["nobody"]'), "nobody"),
        (review('agreement = "section-75"', "every_months = 0", "from = 2022-05-01"), "every_months"),
        (due('agreement = "section-75"', 'each_year = "29 February"', "from = 2022-04-01"), "no day of every year"),
        (due('agreement = "section-75"', 'each_year = "Yule"', "from = 2022-04-01"), "no day of every year"),
        (due('agreement = "section-75"', 'each_year = "28 February"'), "counted from a first day"),
        (due('agreement = "section-75"', "on = 2022-05-01", "to = 2023-01-01"), "a last day without a first"),
        (meeting("every_months = 1", 'day = "every Tuesday"'), "day"),
        (meeting("every_months = 1").replace('group = "the-board"', 'group = "the-bored"'), "the-board"),
        (meeting("every_months = 1", "from = 2022-05-01", "to = 2022-04-01"), "2022"),
        (f"{TWICE}\n{TWICE}", "'r'"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_refused_by_its_place(text: str, words: str) -> None:
    said = refused(text)
    assert words in said
    assert "small.toml" in said
