"""What stands on record before an arrangement is entered: consultation, improvement, consent, equality; from rows."""

from __future__ import annotations

from section75.core.records import Consent, Consultation, Equality, Exemption, Improvement
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.of_schedule import clause_of, perhaps_days, rows_of


def consultations(files: Gathered) -> tuple[Consultation, ...]:
    """Consultations, and exemptions claimed with who recorded them."""
    found = []
    for row in rows_of(files, "consultation"):
        shape = row.shape
        _parties(files, row, "by")
        if shape.exempt and not shape.recorded_by:
            row.wrong("an exemption is a judgement somebody made: say who recorded it, as `recorded_by`.", "exempt")
        if not shape.exempt and not shape.by:
            row.wrong("say which parties consulted, as `by`, or which exemption is claimed, as `exempt`.")
        found.append(
            Consultation(
                schedule=shape.schedule,
                by=tuple(shape.by),
                affected=shape.affected,
                days=perhaps_days(row),
                outcome=shape.outcome,
                exemption=Exemption(shape.exempt) if shape.exempt else None,
                recorded_by=shape.recorded_by,
                recorded_on=shape.recorded_on,
                clause=clause_of(row),
            )
        )
    return tuple(found)


def improvements(files: Gathered) -> tuple[Improvement, ...]:
    """Statements of likely improvement."""
    found = []
    for row in rows_of(files, "improvement"):
        shape = row.shape
        _parties(files, row, "by")
        found.append(
            Improvement(
                schedule=shape.schedule,
                says=shape.says,
                by=tuple(shape.by),
                on=shape.on,
                only_financial=shape.only_financial,
                clause=clause_of(row),
            )
        )
    return tuple(found)


def equality(files: Gathered) -> tuple[Equality, ...]:
    """Records of due regard, per decision and body; "no implications" gives its reason or is a gap."""
    found = []
    for row in rows_of(files, "equality"):
        shape = row.shape
        files.refer_party(row, shape.body, "body")
        found.append(
            Equality(
                decision=shape.decision,
                body=shape.body,
                schedule=shape.schedule or "",
                says=shape.says,
                on=shape.on,
                no_implications=shape.no_implications,
                reason=shape.reason,
                seen_by_decision_maker=shape.seen_by_decision_maker,
                clause=clause_of(row),
            )
        )
    return tuple(found)


def consents(files: Gathered) -> tuple[Consent, ...]:
    """Commissioners' consents to an NHS trust's arrangements."""
    found = []
    for row in rows_of(files, "consent"):
        shape = row.shape
        files.refer_party(row, shape.trust, "trust")
        found.append(
            Consent(
                schedule=shape.schedule,
                trust=shape.trust,
                commissioner=shape.commissioner,
                on=shape.on,
                clause=clause_of(row),
            )
        )
    return tuple(found)


def _parties(files: Gathered, row: Row, key: str) -> None:
    """Every party of a list is one, and is named once."""
    named = getattr(row.shape, key)
    for number, party in enumerate(named):
        files.refer_party(row, party, key, number)
    if len(set(named)) < len(named):
        row.wrong("a party is named twice in this list. Name each once.", key)
