"""Notice in the agreement file: terms of every kind, notices served, and what is refused about them by place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from section75.core.agreements import EndsOnly, MonthEnd, Unit, Way
from section75.core.refusals import Refusal
from section75.importers.agreement_file import FileText, read_partnership

TERM = '[[notice]]\nscope = "fund"\nground = "default"\n{}\nsource = "cl. 11"\n'
SERVED = """[[notice_served]]
id = "first"
agreement = "section-75"
by = "council"
sent_on = 2023-08-24
ground = "no fault"
ends = [{ scope = "fund", of = "equipment" }]
source = "cl. 11"
"""


def test_a_term_holds_all_an_agreement_may_say(small: str) -> None:
    says = """months = 3
of = "equipment"
by = ["council"]
ways = [{ way = "by post", after = 2, counted = "working days" }, { way = "by hand" }]
month_end = "last day of that month"
ends_only = "end of a financial year\""""
    term = read_partnership([FileText("a.toml", (small + TERM.format(says)).encode())]).notices[-1]
    assert (term.months, term.of, term.by) == (3, "equipment", ("council",))
    assert (term.month_end, term.ends_only) == (MonthEnd.LAST_DAY, EndsOnly.FINANCIAL_YEAR)
    by_post, by_hand = term.ways
    assert by_post.after is not None
    assert (by_post.way, by_post.after.unit) == (Way.POST, Unit.WORKING_DAYS)
    assert (by_hand.way, by_hand.after) == (Way.HAND, None)


def test_a_notice_served_is_read(small: str) -> None:
    (served,) = read_partnership([FileText("a.toml", (small + SERVED).encode())]).notices_served
    assert (served.by, served.sent_on, served.is_partial, served.stands) == (
        "council",
        date(2023, 8, 24),
        True,
        "no answer recorded",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TERM.format("months = 3\ndays = 90"), "a notice has one length"),
        (TERM.format("# no length"), "a notice has one length"),
        (TERM.format('months = 3\nof = "beds"'), "there is no fund 'beds'"),
        (TERM.format('months = 3\nby = ["trust"]'), "'trust'"),
        (SERVED.replace('by = "council"', 'by = "trust"'), "'trust' is no party to this agreement"),
        (SERVED.replace('"section-75"', '"other"'), "there is no agreement 'other'"),
        (SERVED.replace('of = "equipment"', 'of = "beds"'), "there is no fund 'beds'"),
        (SERVED + "received_on = 2023-08-01\n", "this day comes before the day of the letter"),
        (SERVED + SERVED, "notice 'first' is given already"),
        (
            SERVED + 'responses = [{ answer = "accepted", by = "icb", on = 2023-08-01, source = "x" }]\n',
            "this day comes before the day of the letter",
        ),
        (
            SERVED + 'authority = [{ says = "a decision", by = "council", first = 2023-03-01, source = "x" }]\n',
            "a decision has its day as `on`",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_place(
    small: str, refused: Callable[[str], list[Refusal]], text: str, says: str
) -> None:
    found = refused(small + text)
    assert any(says in each.says for each in found), [each.says for each in found]
