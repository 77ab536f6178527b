"""The five papers as partnerships, read once a test run; and their findings as a reviewed text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from section75.core.partnership import Partnership, findings_of
from section75.core.refusals import Finding
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@cache
def paper(name: str) -> Partnership:
    """What the published files of one example say; nothing invented."""
    files = [path for path in sorted((EXAMPLES / name).glob("*.toml")) if not path.name.startswith("invented")]
    return read_partnership([FileText(path.name, path.read_bytes()) for path in files])


def found(name: str, check: str) -> list[Finding]:
    """The findings of one check."""
    return [finding for finding in findings_of(paper(name)) if finding.check == check]


def as_text(partnership: Partnership) -> str:
    """Every finding, as the reviewed snapshots have it."""
    return "".join(f"{f.result.value} {f.check}\n  {f.where}\n  {f.says}\n" for f in findings_of(partnership))
