"""A fund's log, and the balances kept beside its entries: each is what the entries make it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as properties
from hypothesis import strategies as st

from section75.apps.accounts.models import User
from section75.apps.approvals.kinds import Carrying
from section75.apps.approvals.models import Decision
from section75.apps.ledger import actions, balancing, log, salts, store, writing
from section75.apps.ledger.balancing import verify_balances
from section75.apps.ledger.models import AccountBalance, FundHead
from section75.apps.ledger.store import Ledger
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import CHAIN_START, chain_hashes, leaf_hashes, root_over
from section75.core.ledger import Account, Balances, ByHand, Draft
from section75.core.money import Money
from tests.databases import drop_guard

from .conftest import AT

ACCOUNTS = [Account.read(code) for code in ("cash", "suspense", "expenditure/residential-care", "brought forward")]
JUNE = Month(FinancialYear(2022), 3)


def draft(day: date, month: int, sides: tuple[int, int], pence: int) -> Draft:
    return Draft(
        fund="learning-disability",
        effective_on=day,
        month=Month(FinancialYear(2022), month),
        debit=ACCOUNTS[sides[0]],
        credit=ACCOUNTS[sides[1]],
        amount=Money(pence),
        narrative="Invented",
        authority="cl. 1",
        origin=ByHand("Invented for a test"),
    )


DRAFTS = st.builds(
    draft,
    st.dates(date(2022, 4, 1), date(2022, 7, 31)),
    st.integers(1, 4),
    st.permutations(range(4)).map(lambda sides: (sides[0], sides[1])),
    st.integers(1, 10**6),
)


@pytest.fixture
def under(cast: dict[str, User], fund: Ledger) -> Carrying:
    """A proposal that was approved and is being carried out."""
    row = actions.propose_contributions(cast["finance.officer"], fund, month=Month(FinancialYear(2022), 1), at=AT)
    approver, place = cast["finance.approver"], actions.scope_of(fund)
    Decision.objects.create(
        proposal=row, by=approver, verb="approve", prepared_by=row.prepared_by, organisation="council", at=AT,
        ends=True, delegation="invented",
    )  # fmt: skip
    return Carrying(row.pk, place, {}, row.prepared_by, approver, AT, "")


def require_whole(ledger: Ledger) -> None:
    """Every line is as it was hashed, follows the line before it, and stands in the tree."""
    lines, head = list(log.lines(ledger)), log.head(ledger)
    bodies = [line.body for line in lines]
    assert [line.number for line in lines] == list(range(1, head.size + 1))
    assert [line.leaf for line in lines] == leaf_hashes(bodies) == list(log.leaves(ledger))
    assert [line.chain for line in lines] == chain_hashes(CHAIN_START, bodies)
    assert (head.root, head.chain) == (root_over(leaf_hashes(bodies)), lines[-1].chain if lines else CHAIN_START)


def test_entries_and_acts_stand_in_one_log(under: Carrying, fund: Ledger) -> None:
    assert log.head(fund).size == 0
    store.append(fund, [draft(date(2022, 4, 1), 1, (0, 1), 5), draft(date(2022, 4, 2), 1, (1, 0), 3)], under=under)
    said = log.add_act(fund, "key", {"key": "invented"}, at=AT)
    assert (said.size, said.entries) == (3, 2)
    store.append(fund, [draft(date(2022, 4, 3), 1, (0, 1), 5)], under=under)
    require_whole(fund)
    assert [line.kind for line in log.lines(fund)] == ["entry", "entry", "key", "entry"]
    for after in range(5):
        for upto in range(after, 5):
            numbers = list(range(after + 1, upto + 1))
            assert [line.number for line in log.lines(fund, after, upto)] == numbers
            assert list(log.leaves(fund, after, upto)) == [line.leaf for line in log.lines(fund, after, upto)]


def test_a_run_longer_than_a_batch_is_as_whole(under: Carrying, fund: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "BATCH", 3)
    monkeypatch.setattr(log, "BATCH", 2)
    store.append(fund, [draft(date(2022, 4, 1), 1, (0, 1), pence) for pence in range(1, 9)], under=under)
    require_whole(fund)
    assert verify_balances(fund) == ()


def test_the_root_is_of_what_was_posted_and_of_nothing_else(
    under: Carrying, fund: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = count()
    monkeypatch.setattr(salts, "fresh", lambda many: b"".join(next(numbers).to_bytes(16, "big") for _ in range(many)))
    seed = [draft(date(2022, 4, 1), 1, (0, 1), 5)]
    with transaction.atomic():
        store.append(fund, seed, under=under)
        first = log.head(fund)
        transaction.set_rollback(True)
    numbers = count()
    store.append(fund, seed, under=under)
    assert log.head(fund) == first


@properties(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(posted=st.lists(st.lists(DRAFTS, max_size=6), max_size=4), cut=st.integers(0, 24), day=DRAFTS)
def test_the_balances_kept_are_the_sum_of_the_entries(
    under: Carrying, fund: Ledger, posted: list[list[Draft]], cut: int, day: Draft
) -> None:
    with transaction.atomic():
        for drafts in posted:
            store.append(fund, drafts, under=under)
        every = [each for drafts in posted for each in drafts]
        assert verify_balances(fund) == ()
        assert store.balances(fund) == Balances.of_entries(every)
        assert store.balances(fund, upto=cut) == Balances.of_entries(every[:cut])
        assert store.balances(fund, after=cut) == Balances.of_entries(every[cut:])
        by = [each for each in every if each.effective_on <= day.effective_on]
        assert store.balances(fund, effective_by=day.effective_on) == Balances.of_entries(by)
        assert store.months_posted(fund) == tuple(sorted({each.month for each in every}))
        transaction.set_rollback(True)


def test_a_balance_of_any_day_as_it_was_known_at_any_moment(under: Carrying, fund: Ledger) -> None:
    for minutes, day in ((0, 1), (10, 2), (20, 1)):
        at = AT + timedelta(minutes=minutes)
        later = Carrying(under.number, under.scope, {}, under.prepared_by, under.approved_by, at, "")
        store.append(fund, [draft(date(2022, 4, day), 1, (0, 1), 10 ** minutes.bit_length())], under=later)
    cash = Account.read("cash")

    def known(minutes: int, day: int) -> int:
        at, by = AT + timedelta(minutes=minutes), date(2022, 4, day)
        return store.balances(fund, recorded_by=at, effective_by=by).net(cash).pence

    assert [known(minutes, 1) for minutes in (-1, 0, 19, 20)] == [0, 1, 1, 1 + 10**5]
    assert [known(minutes, 2) for minutes in (0, 10, 20)] == [1, 1 + 10**4, 1 + 10**4 + 10**5]


def test_a_balance_that_somebody_changed_is_found(quarter: dict[str, User], fund: Ledger) -> None:
    assert verify_balances(fund) == ()
    require_whole(fund)
    row = AccountBalance.objects.filter(account="cash").order_by("pk")[0]
    AccountBalance.objects.filter(pk=row.pk).update(debit=row.debit + 1)
    (says,) = verify_balances(fund)
    assert f"cash in 2022 M{row.month} on {row.effective_on}" in says


def test_a_head_and_a_balance_never_shrink(quarter: dict[str, User]) -> None:
    for change in (FundHead.objects.update, AccountBalance.objects.update):
        said = {"size": 1, "entries": 1} if change == FundHead.objects.update else {"debit": 0, "credit": 0}
        with pytest.raises(IntegrityError, match="only grow"), transaction.atomic():
            change(**said)


def test_an_entry_changed_past_the_program_no_longer_is_what_was_hashed(quarter: dict[str, User], fund: Ledger) -> None:
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(drop_guard("ledger_journalentry_never_changes", "ledger_journalentry"))
        cursor.execute("UPDATE ledger_journalentry SET narrative = 'x' WHERE seq = 400")
    lines = list(log.lines(fund))
    wrong = [
        line.number
        for line, leaf in zip(lines, leaf_hashes(line.body for line in lines), strict=True)
        if line.leaf != leaf
    ]
    assert wrong == [400]


def test_a_file_is_posted_in_bulk_as_it_would_be_row_by_row(quarter: dict[str, User], fund: Ledger) -> None:
    from section75.apps.ledger import extracts
    from section75.apps.ledger.in_bulk import FileEntries, Source
    from section75.apps.ledger.records import posted_of

    found = extracts.brought(fund, extracts.all_of(fund)[0].pk)
    assert found is not None
    entries = FileEntries(
        found.placement.placed, Source(fund.fund, found.month, found.read.sha256, found.row.file_name)
    )
    drafts = entries.drafts()
    assert len(entries) == len(drafts) > 300
    assert list(entries) == [posted_of(each, fund) for each in drafts]
    assert sum(each.amount.pence for each in drafts) == entries.sums.pence
    of_drafts = Balances.of_entries(drafts)
    net = {code: debited - credited for code, (debited, credited) in entries.sums.accounts().items()}
    assert net == {account.code: of_drafts.net(account).pence for account in of_drafts.accounts}
    assert list(balancing.of(fund).values("account").distinct())


def test_what_waits_of_a_file_wholly_posted_is_asked_without_reading_it(
    quarter: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from section75.apps.ledger import extracts
    from section75.apps.ledger.models import Extract

    left = Extract.objects.exclude(rows_left=None).values_list("rows_left", flat=True)
    assert sorted(str(rows) for rows in left) == ["0", "1", "1"]
    read: list[int] = []
    brought = extracts.brought

    def counted(ledger: Ledger, number: int) -> extracts.Brought | None:
        read.append(number)
        return brought(ledger, number)

    monkeypatch.setattr(extracts, "brought", counted)
    assert extracts.waiting(fund, upto=JUNE).count == 2
    assert len(read) == 2
