"""An explanation written down: as data with a version number, and as plain text. The page renders the same data."""

from __future__ import annotations

from section75.core.explain.because import Because, Figure

FORMAT = "section75-explanation/1"


def as_data(figure: Figure, *, terms: str) -> dict[str, object]:
    """The explanation as data: format, the version of the terms it was made under, the amount in pence, the tree."""
    return {
        "format": FORMAT,
        "terms": terms,
        "amount": figure.amount.pence,
        "unit": "pence",
        "because": _step(figure.because),
    }


def _step(step: Because) -> dict[str, object]:
    return {
        "id": step.id,
        "sentence": step.sentence,
        "operation": step.operation,
        "result": step.result.pence if step.result is not None else None,
        "given": [{"name": given.name, "value": given.value, "unit": given.unit} for given in step.given],
        "clause": step.clause.as_data() if step.clause else None,
        "rounding": step.rounding or None,
        "source": _source(step),
        "rests_on": [_step(below) for below in step.rests_on],
    }


def _source(step: Because) -> dict[str, object] | None:
    if step.source is None:
        return None
    return {"room": step.source.room, "key": dict(step.source.key), "says": step.source.says}


def as_text(figure: Figure) -> str:
    """The explanation as indented sentences, one step a line, with clause, rounding and source beneath."""
    return "\n".join(_lines(figure.because, depth=0))


def _lines(step: Because, depth: int) -> list[str]:
    indent = "  " * depth
    lines = [f"{indent}{step.sentence}"]
    if step.clause:
        lines.append(f"{indent}  clause: {step.clause}")
    if step.rounding:
        lines.append(f"{indent}  rounding: {step.rounding}")
    if step.source:
        lines.append(f"{indent}  source: {step.source.says}")
    for below in step.rests_on:
        lines.extend(_lines(below, depth + 1))
    return lines
