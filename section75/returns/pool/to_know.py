"""What a reader of a report has to be told: what waits, what is invented, what is open, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.explain import Because, Figure, Given, Source
from section75.core.partnership import Gap, findings_of
from section75.core.refusals import Finding, Result
from section75.returns.about import About
from section75.returns.line import Line, lettered


def to_know(code: str, about: About) -> Iterator[Line]:
    """Rows received and not yet placed, then everything the reader should know about the terms, each in a line."""
    yield Line(f"{code}.waiting", "Received, not yet placed", figure=_waiting(about))
    for position, (words, says) in enumerate(_confessions(about)):
        yield Line(lettered(code, position), words, text=says)


def _waiting(about: About) -> Figure:
    waiting = about.waiting
    sentence = "Every row received has been placed."
    if waiting.count:
        rows = "1 row" if waiting.count == 1 else f"{waiting.count:,} rows"
        sentence = f"{rows} received, {waiting.total} in all, not yet placed on a line: in no other figure here."
    key = (("fund", about.fund.id), ("upto", str(about.journal_upto)))
    because = Because(
        id="waiting",
        sentence=sentence,
        operation="sum of rows",
        result=waiting.total,
        given=(Given("rows", str(waiting.count), "rows"),),
        source=Source("ledger", key, "the rows that wait for a placing rule"),
    )
    return Figure(waiting.total, because)


def _confessions(about: About) -> Iterator[tuple[str, str]]:
    for file in sorted(about.partnership.files, key=lambda file: file.name):
        if file.invented:
            says = f"{file.name} is invented: {file.about}. Nothing in it is evidence of what any body agreed."
            yield "A file is invented", says
    for finding in findings_of(about.partnership):
        if finding.result in (Result.FAIL, Result.WARN) and finding.schedule in (about.fund.schedule, ""):
            yield _heading(finding), finding.says
    for gap in about.partnership.gaps:
        if _concerns(gap, about):
            of = f" of {gap.of}" if gap.of else ""
            yield "The source is silent", f"On the {gap.what}{of}: {gap.says} ({gap.clause.cite})."


def _heading(finding: Finding) -> str:
    return f"{finding.check[:1].upper()}{finding.check[1:]}"


def _concerns(gap: Gap, about: About) -> bool:
    """Is it about this fund, or about nothing that belongs to another fund?"""
    others = {fund.id for fund in about.partnership.funds} - {about.fund.id}
    schedules = {schedule.id for schedule in about.partnership.schedules} - {about.fund.schedule}
    lines = {line.id for line in about.partnership.lines if line.fund != about.fund.id}
    return gap.of in (about.fund.id, about.fund.schedule) or gap.of not in others | schedules | lines
