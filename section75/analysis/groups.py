"""The rows of a file grouped by whatever decides where they go: read once by the engine, a few thousand come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from section75.analysis.engine import FILE
from section75.analysis.layout import Layout

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PLAIN = r"-?[0-9]{1,12}\.[0-9][0-9]"  # an amount that says its pence
SAYS_SOMETHING = r"[^\s\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are placed alike: their texts, how many they are, and their pence in all.

    Where their amount is not plainly written they share it, as `amount`, and have no pence yet.
    """

    day: str
    cost_centre: str
    subjective: str
    supplier: str  # nothing, where no rule looks at it
    description: str
    amount: str | None
    count: int
    pence: int


def groups(connection: DuckDBPyConnection, layout: Layout, *, reads_text: bool) -> Iterator[Group]:
    """Every row of the file in exactly one group; rows without any text are in none."""
    amount = layout.cell("amount")
    codes = ", ".join(layout.cell(name) for name in ("date", "cost_centre", "subjective"))
    text = ", ".join(f"{layout.cell(name) if reads_text else 'NULL'} AS {name}" for name in ("supplier", "description"))
    filled = " OR ".join(f"regexp_matches({cell}, '{SAYS_SOMETHING}')" for cell in layout.cells)
    rows = connection.execute(
        f"SELECT {codes}, {text}, CASE WHEN regexp_full_match({amount}, '{PLAIN}') THEN NULL ELSE {amount} END AS odd, "  # noqa: S608 - our own names
        f"count_if(CASE WHEN odd IS NULL THEN true ELSE {filled} END), "
        f"sum(CASE WHEN odd IS NULL THEN CAST(replace({amount}, '.', '') AS BIGINT) ELSE 0 END) "
        f"FROM {FILE} GROUP BY ALL"
    )
    while some := rows.fetchmany(10_000):
        for *texts, odd, count, pence in some:
            day, centre, subjective, supplier, description = ((each or "").strip() for each in texts)
            if count:
                yield Group(day, centre, subjective, supplier, description, odd, int(count), int(pence))
