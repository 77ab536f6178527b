"""The fund's books beside the finance system and a partner's own; reasons for differences; balances both accept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.closing.task_list import task_list
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import extracts
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.reconciliation import actions, store
from section75.apps.reconciliation.actions import Offered
from section75.apps.reconciliation.comparing import by_account, by_cost_centre, held_against
from section75.apps.reconciliation.refusals import (
    FileOrFigures,
    NoDifference,
    NoSuchStatement,
    NotAFigure,
    NothingGiven,
)
from section75.core.authority import MayNot
from section75.core.calendar import FinancialYear, Month
from section75.core.closing import TaskState
from section75.core.ledger import Account, NotAnAccount, ReasonMissing, TrialBalance
from section75.core.money import Money
from section75.core.reconciliation import AcceptedAlready, BalancesMoved, FigureTwice
from section75.importers.control_totals import ControlTotalUnreadable
from tests import acts

from .conftest import AT

JUNE = Month(FinancialYear(2022), 3)
PLACE = {"slug": "cambridgeshire-learning-disability", "fund": "learning-disability"}
CARE = "expenditure/residential-care"


def state(fund: Ledger, task: str) -> TaskState:
    return next(each.state for each in task_list(fund, JUNE, on=date(2022, 7, 4)) if each.code == task)


def typed(figures: dict[str, Money]) -> Offered:
    return Offered("\n".join(f"{key} = {amount}" for key, amount in figures.items()))


def test_the_finance_systems_totals_are_held_against_the_rows_in_the_journal(
    quarter: dict[str, User], fund: Ledger
) -> None:
    manager, books = quarter["pool.manager"], by_cost_centre(fund, JUNE)
    assert state(fund, "finance-system") is TaskState.OPEN
    with pytest.raises(NothingGiven):
        actions.explain_difference(manager, fund, JUNE, "LD1", party="", because="x", at=AT)
    head = b"Cost centre,Total\n"
    rows = "".join(f'{key},"{amount.pence / 100:,.2f}"\n' for key, amount in books.items()).encode()
    actions.give_host_totals(
        manager, fund, JUNE, Offered(file_name="gl.csv", content=head + rows + b"LD999,12.50\n"), at=AT
    )
    held = held_against(fund, JUNE, store.FINANCE_SYSTEM)
    assert held is not None
    assert [(row.figures.key, row.figures.difference) for row in held.comparison.differing] == [("LD999", Money(-1250))]
    assert (held.giving.file_name, len(held.giving.sha256)) == ("gl.csv", 64)
    assert state(fund, "finance-system") is TaskState.OPEN
    with pytest.raises(NoDifference):
        actions.explain_difference(manager, fund, JUNE, next(iter(books)), party="", because="x", at=AT)
    with pytest.raises(ReasonMissing):
        actions.explain_difference(manager, fund, JUNE, "LD999", party="", because="-", at=AT)
    actions.explain_difference(manager, fund, JUNE, "LD999", party="", because="Invented: waits for a rule", at=AT)
    assert state(fund, "finance-system") is TaskState.DONE
    actions.give_host_totals(manager, fund, JUNE, typed(books | {"LD999": Money(9)}), at=AT + timedelta(days=6))
    later = held_against(fund, JUNE, store.FINANCE_SYSTEM)
    assert later is not None
    assert [row.figures.key for row in later.comparison.unexplained] == ["LD999"]  # another difference, not explained
    assert later.comparison.age(date(2022, 7, 11)) == 7  # since the totals were first given


def test_a_row_that_was_reversed_counts_no_more_from_the_month_of_its_reversal(
    quarter: dict[str, User], fund: Ledger
) -> None:
    before, july = by_cost_centre(fund, JUNE), Month(FinancialYear(2022), 4)
    (row, later) = fund.rows().filter(file_row__isnull=False, year=2022, month=3, credit="cash").order_by("seq")[:2]
    centre = {seq: _cost_centre(fund, seq) for seq in (row.seq, later.seq)}

    def reverse(seq: int, month: Month) -> int:
        about = {"because": "Of another body", "month": month, "effective_on": date(2022, 6, 30), "at": AT}
        return acts.reverse_entry(quarter["finance.officer"], fund, seq, **about)  # type: ignore[arg-type]

    back = reverse(row.seq, JUNE)
    assert before[centre[row.seq]] - by_cost_centre(fund, JUNE)[centre[row.seq]] == Money(row.pence)
    reverse(back, JUNE)
    assert by_cost_centre(fund, JUNE) == before
    reverse(later.seq, july)
    assert by_cost_centre(fund, JUNE) == before
    assert by_cost_centre(fund, july) == {centre[later.seq]: -Money(later.pence)}


def _cost_centre(fund: Ledger, seq: int) -> str:
    row = fund.rows().get(seq=seq)
    assert row.file is not None
    assert row.file_row is not None
    printed = extracts.row_as_printed(fund, row.file.sha256, row.file_row)
    assert printed is not None
    return dict(zip(*printed, strict=False))["cost_centre"]


def test_a_partner_gives_its_own_books_and_either_side_explains(quarter: dict[str, User], fund: Ledger) -> None:
    accountant, manager, books = quarter["partner.accountant"], quarter["pool.manager"], by_account(fund, JUNE)
    assert state(fund, "partners-figures") is TaskState.OPEN
    with pytest.raises(MayNot):
        actions.give_own_books(manager, fund, JUNE, typed({CARE: Money(1)}), at=AT)
    with pytest.raises(NotAnAccount):
        actions.give_own_books(accountant, fund, JUNE, typed({"nonsense": Money(1)}), at=AT)
    own = {CARE: books[CARE] - Money(700), "contribution/icb": books["contribution/icb"] + Money(1)}
    actions.give_own_books(accountant, fund, JUNE, typed(own), at=AT)
    held = held_against(fund, JUNE, "icb")
    assert held is not None
    assert [(row.figures.key, row.figures.difference.pence) for row in held.comparison.differing] == [
        ("contribution/icb", -1),
        (CARE, 700),
    ]
    assert set(held.left_out) == books.keys() - own.keys()
    actions.explain_own_difference(accountant, fund, JUNE, CARE, because="Invented: accrued in May", at=AT)
    assert state(fund, "partners-figures") is TaskState.OPEN
    actions.explain_difference(manager, fund, JUNE, "contribution/icb", party="icb", because="Invented: a penny", at=AT)
    assert state(fund, "partners-figures") is TaskState.DONE
    assert [reason.party for reason in store.reasons(fund, JUNE, "icb")] == ["icb", "council"]
    with pytest.raises(MayNot):
        actions.explain_difference(accountant, fund, JUNE, CARE, party="icb", because="x", at=AT)


@pytest.mark.parametrize(
    ("offered", "refusal"),
    [
        (Offered(), FileOrFigures),
        (Offered("cash = 1", "a.csv", b"x"), FileOrFigures),
        (Offered("cash"), NotAFigure),
        (Offered("= 5"), NotAFigure),
        (Offered("cash = 1\n\ncash = 2"), FigureTwice),
        (Offered(file_name="a.csv", content=b"cost_centre,amount\nLD1,\n"), ControlTotalUnreadable),
        (Offered(file_name="a.csv", content=b"cost_centre,amount\nLD1,about ten\n"), ControlTotalUnreadable),
    ],
)
def test_figures_that_cannot_be_read_are_refused(offered: Offered, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        offered.read()


def test_a_statement_foots_to_the_ledger_and_is_accepted_by_both_until_the_books_move(
    quarter: dict[str, User], fund: Ledger
) -> None:
    manager, accountant = quarter["pool.manager"], quarter["partner.accountant"]
    row = actions.draw_statement(manager, fund, JUNE, at=AT)
    found = store.statement_of(row)
    balance = TrialBalance.of(ledger_store.balances(fund).up_to(JUNE))
    assert (found.total, found.debit) == (Money(0), balance.debit)
    assert [each.party for each in store.acceptances(row)] == ["council"]
    with pytest.raises(NoSuchStatement):
        actions.accept_statement(accountant, fund, row.pk + 1, at=AT)
    with pytest.raises(MayNot):
        actions.accept_statement(manager, fund, row.pk, at=AT)
    actions.accept_statement(accountant, fund, row.pk, at=AT)
    assert found.is_accepted(("council", "icb"), store.acceptances(row))
    with pytest.raises(AcceptedAlready):
        actions.accept_statement(quarter["partner.chief"], fund, row.pk, at=AT)
    second = actions.draw_statement(manager, fund, JUNE, at=AT)
    entry = ledger_actions.ByHand(
        JUNE,
        date(2022, 6, 30),
        Account.read(CARE),
        Account.read("cash"),
        Money(1),
        "Invented",
        "Sch. 3",
        "Invented",
        "1",
    )
    acts.approved(
        ledger_actions.propose_journal(quarter["finance.officer"], fund, entry, at=AT), acts.FOR_THE_BOOKS, at=AT
    )
    with pytest.raises(BalancesMoved):
        actions.accept_statement(accountant, fund, second.pk, at=AT)


def test_the_pages_of_both_sides(client: Client, quarter: dict[str, User], fund: Ledger) -> None:
    at = {**PLACE, "first": 2022, "number": 3}
    desk, page = reverse("reconciliation:desk", kwargs=PLACE), reverse("reconciliation:month", kwargs=at)
    client.force_login(quarter["partner.accountant"])
    own = reverse("reconciliation:give_own", kwargs=at)
    assert b"cash = nothing" in client.post(own, {"typed": "cash = nothing"}).content  # what was typed is not lost
    assert client.post(own, {"typed": f"{CARE} = 1.00"}).status_code == 302
    assert "Not explained" in client.get(page).content.decode()
    explain = reverse("reconciliation:explain_own", kwargs=at)
    assert client.post(explain, {"key": CARE, "because": ""}).status_code == 200
    assert client.post(explain, {"key": CARE, "because": "Invented: ours are net"}).status_code == 302
    assert "Invented: ours are net" in client.get(page).content.decode()
    client.force_login(quarter["finance.officer"])
    file = SimpleUploadedFile("gl.csv", b"cost_centre,amount\nLD402,1.00\n", "text/csv")
    assert client.post(reverse("reconciliation:give_totals", kwargs=at), {"file": file}).status_code == 302
    assert "gl.csv" in client.get(page).content.decode()
    assert "Differs on" in client.get(desk).content.decode()
    assert client.post(reverse("reconciliation:draw", kwargs=PLACE), {"month": "never"}).status_code == 200
    drawn = client.post(reverse("reconciliation:draw", kwargs=PLACE), {"month": str(JUNE)})
    client.force_login(quarter["partner.chief"])
    assert "Accept these balances" in client.get(drawn.headers["Location"]).content.decode()
    assert client.post(f"{drawn.headers['Location']}accept/").status_code == 302
    assert "Accepted by all" in client.get(drawn.headers["Location"]).content.decode()
