"""What can happen next: every step from where a life stands, and what each one needs."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.lives.machine import Step
from section75.core.lives.standing import Standing
from section75.core.lives.taking import is_open


@dataclass(frozen=True, slots=True)
class Possible:
    """One event that may come next: what it is, what it needs, and the state it leads to, empty where it moves none."""

    event: str
    says: str
    needs: tuple[str, ...]
    leads_to: tuple[str, ...]


def possible_from(standing: Standing) -> tuple[Possible, ...]:
    """Every event that may come next, in the order of a life; whether its guards hold depends on who and when."""
    rows: dict[str, list[Step]] = {}
    for row in standing.machine.steps:
        if is_open(row, standing):
            rows.setdefault(row.event, []).append(row)
    return tuple(_possible(event, each) for event, each in rows.items())


def _possible(event: str, rows: list[Step]) -> Possible:
    led_to = [row.leads_to or row.begins for row in rows]
    says = rows[0].says if len(rows) == 1 else " Or: ".join(row.says for row in rows)
    return Possible(event, says, needs_of(rows), tuple(dict.fromkeys(name for name in led_to if name)))


def needs_of(rows: list[Step]) -> tuple[str, ...]:
    """What an event needs, in words: who, what is referred to, the clause, and the guards that every row has."""
    first, *others = rows
    shared = [guard.says for guard in first.guards if all(guard in row.guards for row in others)]
    needs = [
        *(["a party that does it"] * first.by_party),
        *([first.evidence] if first.evidence else []),
        *(["the clause it is done under"] * first.needs_clause),
        *shared,
    ]
    return tuple(needs)
