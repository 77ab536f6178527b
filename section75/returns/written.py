"""The shape of a return once written down: what stands in its canonical value, key by key."""

from __future__ import annotations

from typing import TypedDict


class LineValue(TypedDict):
    """A line. `amount` is in pence, or null; `row` and `column` are null unless the section's lines form a table."""

    code: str
    words: str
    amount: int | None
    says: str
    clause: str | None
    row: str | None
    column: str | None
    total: bool
    why: dict[str, object] | None  # the explanation, as core.explain writes it


class SectionValue(TypedDict):
    """Lines under a heading; `rows_are` heads the rows where they form a table, and is null where they do not."""

    name: str
    heading: str
    unit: str
    rows_are: str | None
    lines: list[LineValue]


class CheckValue(TypedDict):
    """A check and the two amounts it compares, in pence."""

    says: str
    holds: bool
    left: int
    right: int


class Named(TypedDict):
    """The short name of something, and what it is called."""

    id: str
    name: str


class PeriodValue(TypedDict):
    """A period: its code ("2022/23 Q1"), in words, and its first and last day."""

    code: str
    words: str
    starts_on: str
    last_day: str


class OwedValue(TypedDict):
    """A role, and who holds it."""

    role: str
    who: list[str]


class WaitingValue(TypedDict):
    """Rows received and not yet placed, and what they come to, in pence."""

    rows: int
    pence: int


class ReturnValue(TypedDict):
    """A whole return. Days are written 2022-07-30; `due_on` is null where nobody has set a day."""

    format: str
    edition: str
    title: str
    authority: str
    asks: str
    partnership: Named
    fund: Named
    period: PeriodValue
    owed_by: OwedValue
    owed_to: OwedValue
    due_on: str | None
    due_says: str
    terms: str
    journal_upto: int
    forecast_month: str
    forecast_version: int
    waiting: WaitingValue
    invented: bool
    signs: str
    sections: list[SectionValue]
    checks: list[CheckValue]
