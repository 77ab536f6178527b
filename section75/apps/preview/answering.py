"""Answers for single rows: what a row nobody could read should say, or that a row is not of this fund."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from section75.apps.ledger import posting
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.ledgers import Ledger
from section75.apps.placing import store as placing
from section75.apps.preview.refusals import AmountIsRead, NotToBeAnswered
from section75.core.calendar import read_day
from section75.core.ledger import ReasonMissing, says_something
from section75.core.money import Money


def answers_asked(ledger: Ledger, said: Mapping[str, Any]) -> tuple[Brought, list[dict[str, Any]]]:
    """The rows of an extract that are answered, as they will be kept. Refuses what needs no answer."""
    if not says_something(said["because"]):
        raise ReasonMissing("An answer for a row")
    found = posting.brought(ledger, int(said["extract"]))
    earlier = {each.row for each in placing.answers_of(ledger.partnership, ledger.fund, found.read.sha256)}
    rows = [_kept(found, each) for each in said["rows"]]
    for row in (each["row"] for each in rows):
        if row in earlier:
            raise NotToBeAnswered(row, found.row.file_name, "was answered before, and what two people said stays")
        earlier.add(row)
    return found, rows


def amount_read(found: Brought, row: int) -> Money | None:
    """The amount the file has for a row that waits or was refused; None where nobody can read it.

    Refuses a row that needs no answer.
    """
    name = found.row.file_name
    if row in found.posted:
        raise NotToBeAnswered(row, name, "is in the journal")
    if found.corrected_by:
        raise NotToBeAnswered(row, name, "is of a file that another corrected")
    for refused in found.placement.refused:
        if refused.row == row:
            return refused.amount
    for waiting in found.placement.waiting:
        if waiting.row == row:
            return waiting.amount
    raise NotToBeAnswered(row, name, "neither waits nor was refused")


def _kept(found: Brought, said: Mapping[str, Any]) -> dict[str, Any]:
    row, amount = int(said["row"]), Money(int(said["pence"]))
    read = amount_read(found, row)
    if read is not None and read != amount:
        raise AmountIsRead(row, read, amount)
    if said["is_of_fund"] and row not in {refused.row for refused in found.placement.refused}:
        raise NotToBeAnswered(row, found.row.file_name, "can be read, and only waits for a rule")
    day: date | None = read_day(said["posted_on"]) if said["is_of_fund"] else None
    words = ("cost_centre", "subjective", "description", "supplier", "reference")
    return {
        "file_sha256": found.read.sha256,
        "row": row,
        "is_of_fund": bool(said["is_of_fund"]),
        "pence": amount.pence,
        "posted_on": day,
        **{name: said[name] if said["is_of_fund"] else "" for name in words},
    }
