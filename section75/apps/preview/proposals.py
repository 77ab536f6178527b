"""What can be proposed of rows left over and of corrected files, and carried out once somebody else has approved it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse as address_of

from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.ledger import extracts, posting, store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.month_stops import before_importing, require_takes_files
from section75.apps.ledger.posting import Posting
from section75.apps.ledger.proposals import LONG, ledger_at, posting_kind
from section75.apps.placing import store as placing
from section75.apps.preview import correcting, suspending
from section75.apps.preview.answering import answers_asked
from section75.apps.preview.correcting import Corrected
from section75.core.authority import Act, Scope
from section75.core.money import Money


def _suspends(ledger: Ledger, said: Any) -> Posting:
    found = suspending.of_rows(ledger, said)
    before_importing(ledger, found.drafts)
    return found


def _corrects(ledger: Ledger, said: Any) -> Posting:
    found = correcting.of_correction(ledger, said)
    require_takes_files(ledger, {draft.month for draft in found.drafts})  # what it reverses is a file's too
    return found


def _clear(kind: Kind) -> Callable[[Carrying], Done]:
    """Post the clearing, and keep which entry it cleared."""

    def carry_out(carrying: Carrying) -> Done:
        ledger, said = ledger_at(carrying.scope), carrying.arguments
        done = kind.carry_out(carrying)
        pair = (int(str(said["entry"])), store.last_seq(ledger))
        placing.clear([pair], because=str(said["because"]), under=carrying)
        return done

    return carry_out


def _correct(kind: Kind) -> Callable[[Carrying], Done]:
    """Post the difference, and keep which entries stay for which rows."""

    def carry_out(carrying: Carrying) -> Done:
        ledger, said = ledger_at(carrying.scope), carrying.arguments
        reversed_rows, number = str(said.get("reversed_rows", "")), int(str(said["extract"]))
        found = correcting.corrected(ledger, int(str(said["corrects"])), number, reversed_rows=reversed_rows)
        done = kind.carry_out(carrying) if found.moves else _took_its_place(ledger, found, carrying)
        placing.correct(
            found.corrects.read.sha256,
            found.by.read.sha256,
            found.correction.unchanged,
            because=str(said["because"]),
            under=carrying,
        )
        return done

    return carry_out


def _took_its_place(ledger: Ledger, found: Corrected, carrying: Carrying) -> Done:
    """Nothing is posted where the files differ only in what waits; from then on what waits is of the corrected one."""
    _corrects(ledger, carrying.arguments)
    number = found.by.row.pk
    extracts.mark_posted(ledger, number, rows_left=None, by=carrying.approved_by, at=carrying.at)
    says = f"Posted nothing: {found.by.row.file_name} took the place of {found.corrects.row.file_name}."
    return Done(says, _address(carrying.scope, number))


def _shows_answers(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - the same at any time
    ledger = ledger_at(scope)
    found, rows = answers_asked(ledger, said)
    return Shown(
        title=f"Answer {len(rows):,} {'row' if len(rows) == 1 else 'rows'} of {found.row.file_name}",
        says=(str(said["because"]),),
        changes=tuple(_change(row) for row in rows),
        about=frozenset(row["supplier"] for row in rows if row["supplier"]),
        address=_address(scope, found.row.pk),
        rests_on=found.read.sha256,
    )


def _change(row: dict[str, Any]) -> Change:
    amount = Money(row["pence"])
    if not row["is_of_fund"]:
        return Change(f"Row {row['row']}, {amount}", "left over", "set aside: not of this fund")
    words = ("posted_on", "cost_centre", "subjective", "description", "supplier", "reference")
    read = ", ".join(str(row[name]) for name in words if row[name])
    return Change(f"Row {row['row']}, {amount}", "refused", f"read as {read}")


def _answer(carrying: Carrying) -> Done:
    found, rows = answers_asked(ledger_at(carrying.scope), carrying.arguments)
    placing.answer(rows, because=str(carrying.arguments["because"]), under=carrying)
    return Done(
        f"Answered {len(rows):,} {'row' if len(rows) == 1 else 'rows'}.",
        _address(carrying.scope, found.row.pk),
        tuple(_change(row) for row in rows),
    )


def _address(scope: Scope, number: int) -> str:
    return address_of("ledger:extract", kwargs={"slug": scope.partnership, "fund": scope.fund, "number": number})


def _brought_by(scope: Scope, said: Arguments) -> frozenset[str]:
    return extracts.brought_by(ledger_at(scope), int(str(said["extract"])))


def _brought_rows_by(scope: Scope, said: Any) -> frozenset[str]:
    numbers = {int(number) for number, _ in said["rows"]}
    return frozenset().union(*(extracts.brought_by(ledger_at(scope), number) for number in numbers))


def _is_long(scope: Scope, said: Arguments) -> bool:
    return len(posting.brought(ledger_at(scope), int(str(said["extract"]))).placement.placed) >= LONG


_CLEARING = posting_kind("clear-suspense", "Clear suspense", suspending.of_clearing, "preview:suspense")
_CORRECTION = posting_kind(
    "post-corrected",
    "Post a corrected file",
    _corrects,
    "ledger:extract",
    contributors=_brought_by,
    is_long=_is_long,
)
KINDS = (
    posting_kind(
        "post-suspense",
        "Post waiting rows to suspense",
        _suspends,
        "preview:suspense",
        contributors=_brought_rows_by,
    ),
    replace(_CLEARING, carry_out=_clear(_CLEARING)),
    replace(_CORRECTION, carry_out=_correct(_CORRECTION)),
    Kind(
        "answer-rows",
        "Answer rows",
        Act.PROPOSE_POSTING,
        Act.APPROVE_POSTING,
        _shows_answers,
        _answer,
        contributors=_brought_by,
    ),
)
