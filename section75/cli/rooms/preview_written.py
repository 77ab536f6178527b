"""Previews, what is left over and what is in suspense, in words and for a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from section75.core.preview import Held

if TYPE_CHECKING:
    from section75.apps.preview.showing import Preview
    from section75.apps.preview.waiting import Left

SHOWN = 100  # unusual rows in words; for a machine all of them


def as_lines(found: Preview) -> list[str]:
    lines = [f"{found.brought.row.file_name}, {found.brought.month.in_words}: held against {found.files} earlier files"]
    lines += [f"  {remark.says}" for remark in found.remarks]
    for line in found.lines:
        budget = f", budget {line.budget}" if line.budget is not None else ""
        lines.append(f"  {line.account}: {line.file}, last month {line.last_month}, to date {line.to_date}{budget}")
    lines.append(f"{len(found.unusual):,} unusual rows:")
    for each in found.unusual[:SHOWN]:
        lines.append(f"  row {each.row.row.row}, {each.row.row.amount}: {'; '.join(each.because)}")
    return lines


def as_data(found: Preview) -> dict[str, Any]:
    return {
        "extract": found.brought.row.pk,
        "month": str(found.brought.month),
        "unit": "pence",
        "earlier_files": found.files,
        "remarks": [remark.says for remark in found.remarks],
        "lines": [
            {
                "account": line.account.code,
                "rows": line.rows,
                "file": line.file.pence,
                "last_month": line.last_month.pence,
                "to_date": line.to_date.pence,
                "budget": line.budget.pence if line.budget is not None else None,
            }
            for line in found.lines
        ],
        "periods": [{"month": str(month), "rows": rows, "total": total.pence} for month, rows, total in found.periods],
        "unusual": [
            {"row": each.row.row.row, "amount": each.row.row.amount.pence, "because": list(each.because)}
            for each in found.unusual
        ],
    }


def left_lines(left: Left) -> list[str]:
    """What is left over, in words."""
    lines = [f"Waiting: {left.waiting}"]
    for group in left.groups:
        code = f"cost centre {group.cost_centre}, subjective {group.subjective or '(none)'}"
        lines.append(f"  {code}: {group.tally}, since {group.since.isoformat()}")
    lines.append(f"Refused: {left.refused_tally}")
    return lines + [f"  {each.extract.file_name}: {each.row.says}" for each in left.refused]


def left_data(left: Left) -> dict[str, Any]:
    """What is left over, for a machine."""
    return {
        "unit": "pence",
        "waiting": [
            {
                "cost_centre": group.cost_centre,
                "subjective": group.subjective,
                "rows": group.tally.count,
                "total": group.tally.total.pence,
                "since": group.since.isoformat(),
                "extracts": [file.pk for file in group.files],
            }
            for group in left.groups
        ],
        "refused": [
            {
                "extract": each.extract.pk,
                "row": each.row.row,
                "refusal": each.row.refusal,
                "says": each.row.says,
                "amount": each.row.amount.pence if each.row.amount is not None else None,
            }
            for each in left.refused
        ],
    }


def held_data(each: Held) -> dict[str, Any]:
    """An entry in suspense, for a machine."""
    entry = each.entry
    amounts = {"amount": entry.amount.pence, "cleared": each.cleared.pence, "left": each.left.pence}
    return {"entry": entry.seq, "effective_on": entry.on.isoformat(), "days": each.days} | amounts
