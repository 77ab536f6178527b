"""Proposals as they are written: for a machine, and for a terminal exactly what their page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from section75.cli.proposed import organisations, proposed_data
from section75.core.approvals import State
from section75.core.money import Money
from section75.render.as_text import table_lines
from section75.render.table import Column, Kind, Row, Table
from section75.render.words import moment

if TYPE_CHECKING:
    from section75.apps.approvals.actions import Approved
    from section75.apps.approvals.looking import Looked
    from section75.apps.approvals.models import Decision, Proposal

WIDTH = 180
Listed = Sequence[tuple["Proposal", State]]


def listed_data(found: Listed) -> dict[str, object]:
    """Proposals for a machine, latest first."""
    return {"proposals": [proposed_data(row) | {"state": state.value} for row, state in found]}


def listed_text(found: Listed) -> str:
    """Those that wait, then the others, as a table."""
    if not found:
        return "Nothing was proposed yet."
    columns = (
        *(Column(name) for name in ("Number", "Stands", "What")),
        Column("Amount (£)", Kind.MONEY),
        *(Column(name) for name in ("Prepared by", "Proposed", "Expires")),
    )
    ordered = sorted(found, key=lambda each: (each[1] is not State.PROPOSED, -each[0].pk))
    rows = tuple(_listed_row(row, state) for row, state in ordered)
    return _lines(Table("Proposals", "Proposals", columns, rows))


def _listed_row(row: Proposal, state: State) -> Row:
    ends = moment(row.expires_at) if state is State.PROPOSED else ""
    amount = Money(row.pence) or None
    return Row((str(row.pk), state.value, row.title, amount, row.prepared_by.username, moment(row.proposed_at), ends))


def looked_data(looked: Looked) -> dict[str, object]:
    """One proposal for a machine: what it would change, and why you may not approve it, empty where you may."""
    row, proposal = looked.row, looked.proposal
    outcome = looked.outcome
    return proposed_data(row) | {
        "state": looked.state.value,
        "because": row.because,
        "prepared_on_behalf_of": proposal.prepared.on_behalf_of,
        "prepared_under": row.delegation,
        "binds_both": row.binds_both,
        "still_needs": [each for each in proposal.still_needs if each],
        "counts_as": looked.together.pence,
        "says": list(looked.says),
        "changes": [
            {"what": each.what, "called": each.name, "before": each.before, "then": each.after}
            for each in looked.changes
        ],
        "address": looked.address,
        "decisions": [_decision_data(each) for each in looked.decisions],
        "outcome": {"says": outcome.says, "address": outcome.address} if outcome else None,
        "why_not": looked.why_not,
        "may_decline": looked.may_decline,
        "may_withdraw": looked.may_withdraw,
    }


def _decision_data(each: Decision) -> dict[str, object]:
    return {
        "verb": each.verb,
        "by": each.by.username,
        "on_behalf_of": each.on_behalf_of.username if each.on_behalf_of else "",
        "under": each.delegation,
        "at": each.at.isoformat(),
        "reason": each.reason,
    }


def looked_text(looked: Looked) -> str:
    """The same in words and tables."""
    row = looked.row
    return "\n".join(
        [
            f"Proposal {row.pk}, {looked.kind.words.lower()}: {row.title}",
            *(f"  {key:<12} {value}" for key, value in _facts(looked)),
            "",
            *looked.says,
            *_changes(looked),
            *_decisions(looked),
            *_end(looked),
        ]
    ).rstrip()


def _facts(looked: Looked) -> Iterator[tuple[str, str]]:
    row = looked.row
    both = f"the approval of {' and '.join(organisations(row))}"
    yield "stands", looked.state.value
    yield "prepared by", f"{looked.proposal.prepared}, as {row.delegation}"
    yield "prepared", moment(row.proposed_at)
    yield "why", row.because or "no reason was given"
    yield "needs", both if row.binds_both else "one approval by somebody else of the same organisation"
    yield "amount", str(looked.pence) if row.pence else "none"
    if looked.is_waiting and looked.together.pence > row.pence:
        yield "counts as", f"{looked.together} against an approver's limit, with related entries of the last 30 days"
    yield "expires", moment(row.expires_at)
    yield "fingerprint", row.fingerprint
    if looked.address:
        yield "comes from", looked.address


def _changes(looked: Looked) -> Iterator[str]:
    if looked.changes:
        title = "What it changes" if looked.is_waiting else "What it was to change"
        columns = tuple(Column(name) for name in ("What", "Before", "Then"))
        rows = tuple(Row((each.name, each.before, each.after)) for each in looked.changes)
        yield from ("", _lines(Table("Changes", title, columns, rows)))


def _decisions(looked: Looked) -> Iterator[str]:
    for each in looked.decisions:
        behalf = f" on behalf of {each.on_behalf_of.username}" if each.on_behalf_of else ""
        why = f": {each.reason}" if each.reason else ""
        yield from ("", f"{each.verb}, {moment(each.at)}, by {each.by.username}{behalf} as {each.delegation}{why}")


def _end(looked: Looked) -> Iterator[str]:
    if looked.outcome:
        yield from ("", looked.outcome.says)
    elif looked.is_waiting:
        yield from ("", f"You may not approve it. {looked.why_not}" if looked.why_not else "You may approve it.")


def approved_data(approved: Approved) -> dict[str, object]:
    """What an approval came to, for a machine; `done` is null while another organisation has still to approve."""
    done = approved.done
    return {
        "proposal": approved.number,
        "still_needs": list(approved.still_needs),
        "done": None
        if done is None
        else {
            "says": done.says,
            "address": done.address,
            "changes": [{"what": each.what, "before": each.before, "then": each.after} for each in done.changes],
        },
    }


def approved_text(approved: Approved, title: str) -> str:
    """The same in words."""
    said = f"Approved proposal {approved.number}: {title}."
    if approved.done is None:
        return f"{said}\nIt still needs the approval of {' and '.join(approved.still_needs)}. Nothing is changed yet."
    return f"{said}\n{approved.done.says}"


def _lines(table: Table) -> str:
    return "\n".join(line.rstrip() for line in table_lines(table, width=WIDTH))
