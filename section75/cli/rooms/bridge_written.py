"""A year's contributions and what they would become, written down: as lines for a terminal, as values for a machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from section75.core.bridge import BridgeShown, Difference, FundYears, RolledYear, TableShown, YearShown
from section75.core.calendar import in_words
from section75.core.explain import as_data, as_text


def rolled_lines(rolled: RolledYear) -> Iterator[str]:
    """One rolled year for a terminal, with every step below its figure."""
    yield f"{rolled.year}, together {rolled.rounded.whole}"
    for _, figure in rolled.figures:
        yield from (f"  {line}" for line in as_text(figure).splitlines())
    yield from (f"  {needs}" for needs in rolled.needs)


def rolled_data(rolled: RolledYear, *, terms: str) -> dict[str, Any]:
    """One rolled year for a machine; amounts in pence."""
    return {
        "year": str(rolled.year),
        "together": rolled.rounded.whole.pence,
        "odd_penny_to": list(rolled.rounded.odd_to),
        "partners": {party: as_data(figure, terms=terms) for party, figure in rolled.figures},
        "needs": list(rolled.needs),
    }


def year_lines(facts: FundYears, shown: YearShown) -> Iterator[str]:
    """One year of contributions for a terminal."""
    yield f"{facts.name}, {shown.year}, as it stood on {in_words(shown.on)}"
    yield f"In use: {shown.in_use.says}"
    for table in shown.tables:
        approved = "approved by every partner" if table.is_approved else "not approved by every partner"
        yield from ("", f"{table.table.version.value.capitalize()} contributions, {approved} [{table.table.clause}]")
        for row in table.rows:
            source = f" [{row.standing.clause}]" if row.standing else ""
            yield f"  {facts.called(row.party)}: {row.total}; {row.how()}{source}"
            yield from (f"    {line or 'not by line'}: {amount}" for line, amount in row.lines if len(row.lines) > 1)
    for difference in shown.differences:
        yield from ("", *_difference_lines(facts, difference))
    for bridge in shown.bridges:
        yield from ("", *_bridge_lines(facts, bridge))
    if not shown.bridges:
        gap = facts.gap("bridge") if shown.tables else ""
        yield from ("", f"No bridge from the year before is in the files.{f' They say: {gap}.' if gap else ''}")


def _difference_lines(facts: FundYears, each: Difference) -> Iterator[str]:
    yield f"{facts.called(each.party)}: {each.old} meanwhile, {each.new} for this year, a difference of {each.apart}"
    for one in each.instalments:
        state = "fallen due" if one.fell_due else "to come"
        yield f"  {in_words(one.due_on)}: {one.old}, {one.new}, difference {one.apart}, {state}"


def _bridge_lines(facts: FundYears, shown: BridgeShown) -> Iterator[str]:
    bridge = shown.opening.bridge
    yield from as_text(bridge.figure(facts.called(bridge.party))).splitlines()
    if shown.refusal is not None:
        yield f"  {shown.refusal.says}"
    if shown.closing is not None:
        yield f"  It comes to {shown.closing.worked}, {shown.closing.in_words()}."
    if shown.opening.given is not None:
        yield f"  It opens at {shown.opening.worked}, {shown.opening.in_words()}."


def year_data(facts: FundYears, shown: YearShown) -> dict[str, Any]:
    """One year of contributions for a machine; amounts in pence."""
    used = shown.in_use
    return {
        "in_use": {
            "use": used.use.value,
            "year": str(used.table.year) if used.table else None,
            "version": used.table.version.value if used.table else None,
            "since": used.since.isoformat() if used.since else None,
            "says": used.says,
            "clause": str(used.clause) if used.clause else None,
        },
        "tables": [_table_data(table) for table in shown.tables],
        "differences": [_difference_data(each) for each in shown.differences],
        "bridges": [_bridge_data(each) for each in shown.bridges],
        "bridge_gap": facts.gap("bridge") or None,
    }


def _table_data(shown: TableShown) -> dict[str, Any]:
    return {
        "version": shown.table.version.value,
        "approved": shown.is_approved,
        "source": str(shown.table.clause),
        "partners": {
            row.party: {
                "due": row.total.pence,
                "lines": {line: amount.pence for line, amount in row.lines},
                "standing": row.stands.value if row.stands else None,
                "says": row.how(),
                "source": str(row.standing.clause) if row.standing else None,
            }
            for row in shown.rows
        },
    }


def _difference_data(each: Difference) -> dict[str, Any]:
    return {
        "party": each.party,
        "meanwhile": each.old.pence,
        "this_year": each.new.pence,
        "difference": each.apart.pence,
        "fallen_due": each.to_settle.pence,
        "instalments": [
            {"due_on": one.due_on.isoformat(), "difference": one.apart.pence, "fell_due": one.fell_due}
            for one in each.instalments
        ],
    }


def _bridge_data(shown: BridgeShown) -> dict[str, Any]:
    bridge, closing = shown.opening.bridge, shown.closing
    return {
        "party": bridge.party,
        "line": bridge.line or None,
        "opening": bridge.opening.pence,
        "steps": [
            {"kind": s.kind.value, "says": s.says, "amount": s.amount.pence, "lasts": s.lasts, "source": str(s.clause)}
            for s in bridge.steps
        ],
        "closing": bridge.leads_to.pence,
        "foots": closing.foots if closing is not None else None,
        "says": closing.in_words() if closing is not None else shown.refusal.says if shown.refusal else "",
        "opens_where_last_year_ended": shown.opening.foots if shown.opening.given is not None else None,
    }
