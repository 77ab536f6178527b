"""The escalation ladder, from its rows."""

from __future__ import annotations

from section75.core.agreements import Escalation
from section75.core.disputes import Counted, Rung
from section75.importers.agreement_file.build_agreements import term
from section75.importers.agreement_file.gather import Gathered, Row


def escalations(files: Gathered) -> tuple[Escalation, ...]:
    """Every step the files give, each of one agreement or one schedule that there is."""
    return tuple(_step(files, row) for row in files.rows("escalation"))


def _step(files: Gathered, row: Row) -> Escalation:
    shape = row.shape
    if bool(shape.agreement) == bool(shape.schedule):
        row.wrong("a step is of an agreement or of a schedule. Give one of the keys 'agreement' and 'schedule'.")
    for kind in ("agreement", "schedule"):
        if getattr(shape, kind):
            files.refer(kind, row, getattr(shape, kind), kind)
    clause = row.reader.clause(shape.source, row.path)
    rung = Rung(shape.number, shape.goes_to.rstrip(". "), shape.within, Counted(shape.counted), clause)
    return Escalation(term(row, rung), agreement=shape.agreement or "", schedule=shape.schedule or "")
