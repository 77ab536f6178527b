"""The five papers as partnerships, read once a test run; and their findings as a reviewed text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from section75.core.partnership import Partnership, findings_of
from section75.core.refusals import Finding
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@cache
def paper(name: str) -> Partnership:
    """What the published files of one example say; nothing invented."""
    return read_partnership([FileText(path.name, path.read_bytes()) for path in published(name)])


def published(name: str) -> list[Path]:
    """The published files of one example."""
    return [path for path in sorted((EXAMPLES / name).glob("*.toml")) if not path.name.startswith("invented")]


def cited(name: str) -> Iterator[tuple[str, str]]:
    """Every record of the published files and every step of a risk share, with what it cites."""
    for path in published(name):
        for table, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for row in rows if isinstance(rows, list) else []:
                yield f"{path.name} {table}", row["source"]
                steps = (*row.get("overspend", []), *row.get("underspend", []))
                yield from ((f"{path.name} {table} step", step["clause"]) for step in steps)


def found(name: str, check: str) -> list[Finding]:
    """The findings of one check."""
    return [finding for finding in findings_of(paper(name)) if finding.check == check]


def as_text(partnership: Partnership) -> str:
    """Every finding, as the reviewed snapshots have it."""
    return "".join(f"{f.result.value} {f.check}\n  {f.where}\n  {f.says}\n" for f in findings_of(partnership))
