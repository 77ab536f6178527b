"""What an act changed, name by name."""

from __future__ import annotations

import pytest

from section75.apps.audit.changes import NOTHING, Change, changes
from section75.apps.audit.store import as_kept


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"state": "open"}, {"state": "closed"}, [Change("state", "open", "closed")]),
        ({"state": "open", "month": 3}, {"state": "open", "month": 3}, []),
        ({}, {"pence": 125037}, [Change("pence", NOTHING, "£1,250.37")]),
        ({"limit_pence": -1}, {}, [Change("limit_pence", "\N{MINUS SIGN}£0.01", NOTHING)]),
        ({"a": {"b": [1, 2]}}, {"a": {"b": [1, 3]}}, [Change("a: b: 2", "2", "3")]),
        ({"on": False}, {"on": True}, [Change("on", "no", "yes")]),
        ({"words": ""}, {"words": None}, [Change("words", NOTHING, NOTHING)]),
        ("open", "closed", [Change("value", "open", "closed")]),
        ({"b": 1, "a": 1}, {"b": 2, "a": 2}, [Change("a", "1", "2"), Change("b", "1", "2")]),
        ({"of finance.officer": "x_y"}, {}, [Change("of finance.officer", "x_y", NOTHING)]),
    ],
)
def test_what_differs_is_laid_beside_each_other(before: object, after: object, found: list[Change]) -> None:
    assert changes(as_kept(before), as_kept(after)) == found


def test_nothing_written_down_is_no_change_and_what_is_no_json_is_shown_as_it_stands() -> None:
    assert changes("", "") == []
    assert changes("", as_kept({"a": 1})) == [Change("a", NOTHING, "1")]
    assert changes("{half", "") == [Change("value", "{half", NOTHING)]
