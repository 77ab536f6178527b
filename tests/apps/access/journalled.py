"""Journals in both partnerships: evidence, a template, an accrual, an order that goes on and one that was voided."""

from __future__ import annotations

from datetime import date
from functools import partial

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.journals import accrual_store, actions, commitments, store
from section75.apps.journals.asked import Asked
from section75.apps.ledger import papers
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.papers import Offered
from section75.apps.ledger.store import last_seq
from section75.core.calendar import FinancialYear, Month
from section75.core.journals import (
    Commitment,
    Event,
    Every,
    JournalLine,
    Step,
    Template,
    TemplateKind,
    TemplateLine,
    accrual_line,
)
from section75.core.ledger import Account, AccountKind
from section75.core.money import Money

from .people import FOREIGN, FUND, OWN
from .world import World

LINES = {OWN: "demand-led", FOREIGN: "residential-care"}
YEARS = {OWN: 2017, FOREIGN: 2022}
ORDERS = {OWN: 2, FOREIGN: 5}  # elsewhere more, so that numbers differ
CASH = Account(AccountKind.CASH)


def bring(world: World, marks: dict[str, str]) -> None:
    """All of it, here and there."""
    for slug, whose in ((OWN, "own"), (FOREIGN, "foreign")):
        ledger, mark = Ledger(slug, FUND), marks[slug]
        content = f"{mark} paper".encode()
        file = Offered(f"{mark}.txt", len(content), partial(bytes, content))
        kept = papers.keep_evidence(_cast("finance.officer"), ledger, file, at=world.at)
        world.put("journal evidence", whose, number=kept.pk)
        _template(world, ledger, mark, whose)
        _accrual(world, ledger, mark, whose)
        _orders(world, ledger, mark, whose)


def _cast(username: str) -> User:
    return User.objects.get(username=username)


def _approve(world: World, proposal: Proposal) -> None:
    approver = _cast("finance.approver")
    approvals.approve(approver, approvals.scope_of(proposal), proposal.pk, at=world.at, proved_at=world.at)


def _template(world: World, ledger: Ledger, mark: str, whose: str) -> None:
    spend = Account(AccountKind.SPEND, LINES[ledger.partnership])
    wanted = Template(
        name=f"{mark} recharge",
        kind=TemplateKind.JOURNAL,
        every=Every.MONTH,
        first=_month(ledger, 4),
        last=None,
        narrative=f"{mark} recharge",
        authority="clause 9, invented",
        because=f"{mark} comes every month",
        lines=(TemplateLine(spend, CASH, Money(100)),),
    )
    _approve(world, actions.propose_template(_cast("finance.officer"), ledger, wanted, at=world.at))
    row = store.template(ledger, wanted.name)
    assert row is not None
    world.put("journal template", whose, number=row.pk)


def _month(ledger: Ledger, number: int) -> Month:
    return Month(FinancialYear(YEARS[ledger.partnership]), number)


def _accrual(world: World, ledger: Ledger, mark: str, whose: str) -> None:
    month, line = _month(ledger, 6), LINES[ledger.partnership]
    spend = Account(AccountKind.SPEND, line)
    accrued, paid = accrual_line(line, Money(4_321), ""), JournalLine(spend, CASH, Money(4_320))

    def asked(of: JournalLine) -> Asked:
        words = (f"{mark} care", "clause 9, invented", f"{mark} invoice is late", f"{mark} 1")
        return Asked(month, month.span.starts_on, (of,), *words)

    officer = _cast("finance.officer")
    _approve(world, actions.propose_accruals(officer, ledger, asked(accrued), at=world.at))
    world.put("accrual", whose, seq=accrual_store.accruals(ledger)[0].entry.seq)
    _approve(world, actions.propose_lines(officer, ledger, asked(paid), at=world.at))
    world.words[f"{whose} invoice"] = str(last_seq(ledger))


def _orders(world: World, ledger: Ledger, mark: str, whose: str) -> None:
    day = date(YEARS[ledger.partnership], 9, 30)
    for number in range(1, ORDERS[ledger.partnership] + 1):
        wanted = Commitment(f"{mark}-{number}", f"{mark} Care", LINES[ledger.partnership], Money(10_000), day)
        row = commitments.enter_commitment(_cast("finance.officer"), ledger, wanted, at=world.at)
    void = Event(Step.VOIDED, Money(0), day, because=f"{mark} ended")
    commitments.record(_cast("finance.officer"), ledger, row.number, void, at=world.at)
    world.put("commitment", whose, "voided", number=row.number)
    world.put("commitment", whose, number=row.number - 1)
