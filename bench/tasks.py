"""Every task that is measured: its module, the ways of doing it, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass

POSTGRESQL = "on PostgreSQL"
SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000, "10M": 10_000_000}


@dataclass(frozen=True)
class Way:
    """One way of doing a task; on PostgreSQL it is run beside an empty server of its own."""

    name: str
    on_postgresql: bool = False

    @property
    def called(self) -> str:
        """As the table has it."""
        return f"{self.name} {POSTGRESQL}" if self.on_postgresql else self.name


@dataclass(frozen=True)
class Task:
    """Something to be done, in ours and other ways. A size of 0 is the size asked for; `times` of 0 the times."""

    name: str
    module: str
    ways: tuple[Way, ...]
    size: int = 0
    times: int = 0


def _ways(*names: str) -> tuple[Way, ...]:
    return tuple(Way(name) for name in names)


def _both(*names: str) -> tuple[Way, ...]:
    return tuple(Way(name, on_postgresql) for name in names for on_postgresql in (False, True))


TASKS = (
    Task("settle, 10 steps, 5 partners", "bench.settling", _ways("ours", "bare division"), 300),
    Task("exposure, 1,000 variances", "bench.exposing", _ways("ours", "settling only"), 1_000),
    Task("read and check 500 agreements", "bench.checking", _ways("ours", "parsing only"), 500),
    Task("portfolio page, 2,000 partnerships", "bench.portfolio", _ways("ours", "twenty partnerships"), 2_000),
    Task("check 2,000 in the background", "bench.portfolio_check", _ways("ours", "reading only"), 2_000, times=1),
    Task(
        "month end",
        "bench.month_end",
        (*_both("ours", "Django bulk_create"), *_ways("ledger", "hledger", "beancount", "plain Python")),
    ),
    Task("analyse, not posted", "bench.analysing", _ways("ours", "DuckDB", "Polars")),
    Task("ask again", "bench.asking", _ways("ours", "of 100,000 lines"), times=1),
    Task("add 25,000 lines", "bench.adding", _ways("ours", "to 100,000 lines"), times=1),
    *(
        Task(f"post one at a time, {clients} at once", "bench.one_at_a_time", _both("ours", "bare rows"), clients, 1)
        for clients in (1, 4, 16)
    ),
    Task("verify every entry", "bench.verifying", _ways("ours", "the verifier alone"), times=1),
)
