"""A return as one value: everything it says and why, and nothing of the clock, the machine or who asked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Protocol, cast

from section75.core.evidence import canonical_bytes
from section75.core.explain import Figure, as_data
from section75.core.refusals import Refusal
from section75.returns.about import About
from section75.returns.check import Check, require_all
from section75.returns.edition import Edition
from section75.returns.line import Line, Section
from section75.returns.shelf import OnShelf
from section75.returns.written import CheckValue, LineValue, ReturnValue, SectionValue

FORMAT = "section75-return/1"
SIGNS = "Over budget is positive"


class Subject(Protocol):
    """What an edition gathers: whatever it needs, and what it is about."""

    @property
    def about(self) -> About:
        """The fund, the period and the versions."""
        ...


class NotAReturn(Refusal):
    """The bytes are not a return that this program can read."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This is not a return in the format {FORMAT}: {why}. Give the file as it was issued.")


def value_of(shelved: OnShelf, subject: Subject) -> ReturnValue:
    """The return as a value, its checks whether they hold or not; for a draft, and for what is to be issued."""
    sections = [_section(section, shelved.edition, subject.about) for section in shelved.lines(subject)]
    checks = [_check(check) for check in shelved.checks(subject)]
    return _value(shelved.edition, subject.about, sections, checks)


def bytes_to_issue(shelved: OnShelf, subject: Subject) -> bytes:
    """The return in its canonical bytes. Refuses one whose checks do not hold, with every one that does not."""
    about = subject.about
    require_all(shelved.checks(subject), title=f"{shelved.edition.title} on {about.fund.name} for {about.period}")
    return canonical_bytes(value_of(shelved, subject))


def read_value(content: bytes) -> ReturnValue:
    """The value that canonical bytes hold. Refuses bytes that are no return of this format."""
    try:
        value = json.loads(content)
    except ValueError:
        raise NotAReturn("it is not JSON") from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise NotAReturn("it does not name the format")
    return cast("ReturnValue", value)


def _value(edition: Edition, about: About, sections: list[SectionValue], checks: list[CheckValue]) -> ReturnValue:
    partnership, fund, period = about.partnership, about.fund, about.period
    due = edition.due.due(partnership, fund, period_ends_on=about.ends_on)
    names = {party.id: party.name for party in partnership.parties}
    return {
        "format": FORMAT,
        "edition": edition.code,
        "title": edition.title,
        "authority": edition.authority,
        "asks": edition.asks,
        "partnership": {"id": partnership.id, "name": partnership.name},
        "fund": {"id": fund.id, "name": fund.name},
        "period": {
            "code": str(period),
            "words": period.in_words,
            "starts_on": period.span.starts_on.isoformat(),
            "last_day": about.ends_on.isoformat(),
        },
        "owed_by": {"role": edition.owed_by.value, "who": [about.manager] if about.manager else []},
        "owed_to": {"role": edition.owed_to.value, "who": [names[party] for party in about.partners]},
        "due_on": due.on.isoformat() if due.on else None,
        "due_says": due.says,
        "terms": partnership.terms,
        "journal_upto": about.journal_upto,
        "forecast_month": str(about.forecast.month),
        "forecast_version": about.forecast.version,
        "waiting": {"rows": about.waiting.count, "pence": about.waiting.total.pence},
        "invented": about.is_invented,
        "signs": SIGNS,
        "sections": sections,
        "checks": checks,
    }


def _section(section: Section, edition: Edition, about: About) -> SectionValue:
    return {
        "name": section.name,
        "heading": section.heading,
        "unit": "pence",
        "rows_are": section.rows_are or None,
        "lines": [_line(line, edition, about) for line in section.lines],
    }


def _line(line: Line, edition: Edition, about: About) -> LineValue:
    return {
        "code": line.code,
        "words": line.words,
        "amount": line.figure.amount.pence if line.figure else None,
        "says": line.says,
        "clause": line.clause or None,
        "row": line.row or None,
        "column": line.column or None,
        "total": line.is_total,
        "why": _why(line.figure, f"{edition.code}.{line.code}", about) if line.figure else None,
    }


def _why(figure: Figure, id_: str, about: About) -> dict[str, object]:
    """The explanation, its last step named after the line, whatever room the figure was worked out in."""
    named = Figure(figure.amount, replace(figure.because, id=id_))
    return as_data(named, terms=about.partnership.terms)


def _check(check: Check) -> CheckValue:
    return {"says": check.says, "holds": check.holds, "left": check.left.pence, "right": check.right.pence}
