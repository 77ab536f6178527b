"""A year's extract analysed where it lies: totals by line and month, contributions, what waits, rows alike; beside
DuckDB and Polars asked the same in bare queries, with no care for unusual days, amounts and rules.

The seconds begin with the file: each way has imported what it needs, and ours has read its rules.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.peers import NotThere
from bench.report import answer, unless_missing
from bench.workload import agreement, made
from section75.core.evidence import sha256_of

Found = tuple[dict[tuple[int, int], int], int]  # (line, month) -> pence; rows that repeat another
_ALIKE = ["date", "cost_centre", "subjective", "description", "amount", "supplier", "reference"]
_BY_MONTH = "SELECT cost_centre, month(date), sum(amount::DECIMAL(14, 2)) FROM extract GROUP BY ALL"
_REPEATED = (
    "SELECT sum(times - 1) FROM (SELECT count(*) AS times FROM extract "  # noqa: S608 - our own names
    f"GROUP BY {', '.join(_ALIKE)} HAVING times > 1)"
)


def ours() -> Callable[[Path], Found]:
    """The room's own analysis, under the rules of the bench's agreement."""
    try:
        import duckdb
    except ImportError:
        raise NotThere("duckdb is not installed") from None
    assert duckdb.__version__, "ours rests on it"
    from section75.analysis import analyse
    from section75.cli.rooms.ledger.analysing import layout_of
    from section75.importers.agreement_file import FileText, read_partnership

    rules = read_partnership([FileText("bench.toml", agreement().encode())]).placing_of("pool")

    def run(path: Path) -> Found:
        found = analyse(path, layout=layout_of(path), rules=rules)
        totals = {(int(each.target[1:]), each.month): tally.total.pence for each, tally in found.placed.items()}
        return totals, found.alike_rows

    return run


def duckdb() -> Callable[[Path], Found]:
    """Two queries over the file."""
    try:
        import duckdb
    except ImportError:
        raise NotThere("duckdb is not installed") from None

    def run(path: Path) -> Found:
        books = duckdb.connect()
        books.read_csv(str(path)).create_view("extract")
        rows = books.execute(_BY_MONTH).fetchall()
        alike = books.execute(_REPEATED).fetchone()
        totals = {(int(centre[1:]), (month - 4) % 12 + 1): int(total * 100) for centre, month, total in rows}
        return totals, int((alike and alike[0]) or 0)

    return run


def polars() -> Callable[[Path], Found]:
    """Two lazy queries over the file."""
    try:
        import polars as pl
    except ImportError:
        raise NotThere("polars is not installed") from None

    def run(path: Path) -> Found:
        extract = pl.scan_csv(path, schema_overrides={"amount": pl.Decimal(14, 2)}, try_parse_dates=True)
        by_month = extract.group_by("cost_centre", pl.col("date").dt.month().alias("month")).agg(pl.col("amount").sum())
        alike = extract.group_by(_ALIKE).agg(pl.len().alias("times")).filter(pl.col("times") > 1)
        rows, repeated = pl.collect_all([by_month, alike.select((pl.col("times") - 1).sum())])
        totals = {
            (int(centre[1:]), (month - 4) % 12 + 1): int(total * 100) for centre, month, total in rows.iter_rows()
        }
        return totals, int(repeated.item() or 0)

    return run


def main(which: str, size: int) -> None:
    """One way of it."""
    path = made(size) / "year.csv"
    run = {"ours": ours, "DuckDB": duckdb, "Polars": polars}[which]()
    began = time.perf_counter()
    totals, alike = run(path)
    seconds = time.perf_counter() - began
    said = sorted((key, pence) for key, pence in totals.items() if pence)
    answer(seconds=seconds, same=sha256_of(repr((said, alike)).encode()), note=f"{size / seconds:,.0f} rows a second")


if __name__ == "__main__":
    with unless_missing():
        main(sys.argv[1], int(sys.argv[2]))
