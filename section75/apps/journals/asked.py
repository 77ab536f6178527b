"""A journal or template as somebody asks for it, as a proposal keeps it, and as the core reads it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from section75.apps.journals import store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.papers import evidence_of
from section75.core.calendar import Month, read_day
from section75.core.journals import Every, Journal, JournalLine, Template, TemplateKind
from section75.core.ledger import Account
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Asked:
    """A journal as it is asked for: `file` is the number of its evidence at the fund, `template` what it is made from.

    An accrual takes effect on the last day of its month, whatever day is given.
    """

    month: Month
    effective_on: date
    lines: tuple[JournalLine, ...]
    narrative: str
    authority: str
    because: str
    reference: str = ""
    file: int | None = None
    template: str = ""

    def as_said(self) -> dict[str, object]:
        """The arguments of a proposal."""
        return {
            "month": str(self.month),
            "effective_on": self.effective_on.isoformat(),
            "narrative": self.narrative.strip(),
            "authority": self.authority.strip(),
            "because": self.because.strip(),
            "reference": self.reference.strip(),
            "file": self.file,
            "template": self.template,
            "lines": [_said(line) for line in self.lines],
        }


def _said(line: JournalLine) -> list[object]:
    """A line as the proposal keeps it; it names an order only where it has one."""
    said: list[object] = [line.debit.code, line.credit.code, line.amount.pence, line.says]
    return [*said, line.order] if line.order is not None else said


def of_template(
    template: Template, month: Month, typed: Sequence[Money | None], *, reference: str, file: int | None
) -> Asked:
    """The journal of a month from a template. Refuses an amount that was left open and not given."""
    return Asked(
        month=month,
        effective_on=month.span.starts_on,
        lines=template.lines_with(typed),
        narrative=template.narrative,
        authority=template.authority,
        because=f"Template {template.name}: {template.because}",
        reference=reference,
        file=file,
        template=template.name,
    )


def journal_of(ledger: Ledger, said: Mapping[str, Any]) -> Journal:
    """The journal a proposal asks for. Refuses evidence that is not there, and what the core refuses."""
    return Journal(
        fund=ledger.fund,
        month=Month.read(said["month"]),
        effective_on=read_day(said["effective_on"]),
        lines=tuple(
            JournalLine(Account.read(debit), Account.read(credit), Money(int(pence)), words, *order)
            for debit, credit, pence, words, *order in said["lines"]
        ),
        narrative=said["narrative"],
        authority=said["authority"],
        because=said["because"],
        evidence=evidence_of(ledger, said["reference"], said["file"]),
    )


def template_as_said(template: Template) -> dict[str, object]:
    """The arguments of a proposal to keep a template."""
    return {
        "name": template.name.strip(),
        "kind": template.kind.value,
        "every": int(template.every),
        "first": str(template.first),
        "last": str(template.last) if template.last else "",
        "narrative": template.narrative.strip(),
        "authority": template.authority.strip(),
        "because": template.because.strip(),
        "lines": [store.line_data(line) for line in template.lines],
    }


def template_said(said: Mapping[str, Any]) -> Template:
    """The template a proposal asks for."""
    return Template(
        name=said["name"],
        kind=TemplateKind(said["kind"]),
        every=Every(said["every"]),
        first=Month.read(said["first"]),
        last=Month.read(said["last"]) if said["last"] else None,
        narrative=said["narrative"],
        authority=said["authority"],
        because=said["because"],
        lines=tuple(store.line_of(line) for line in said["lines"]),
    )
