"""What is issued is frozen, delivered to every partner, and comes out of the journal again byte for byte."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from section75.apps.accounts.models import User
from section75.apps.budget.actions import enter_forecast
from section75.apps.ledger import actions as ledger
from section75.apps.ledger.guards import GUARDS
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.refusals import ChangedSinceShown
from section75.apps.ledger.store import Ledger, chain_at, journal_digest
from section75.apps.returns import actions, making, store
from section75.apps.returns.models import IssuedReturn
from section75.apps.returns.refusals import AlreadyIssued, JournalChanged, NoSuchReturn, NotTheSame, RenderingChanged
from section75.core.budget import ForecastMissing, ForecastRow
from section75.core.calendar import FinancialYear, Month, NotAQuarter
from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.money import Money
from section75.core.parties import UnknownParty
from section75.core.refusals import Refusal
from section75.returns import UnknownEdition, read_value
from section75.returns.editions.pooled_fund_quarter import NothingPosted
from tests import acts
from tests.databases import drop_guard

from .conftest import AT

GIVEN = {"seq": "0", "log_number": "1", "reverses": "NULL", "file_id": "NULL", "file_row": "NULL", "reason": "'x'"}
EDITION = "pooled-fund-quarter"
JUNE = Month(FinancialYear(2022), 3)


def issue(cast: dict[str, User], fund: Ledger, period: str = "2022/23 Q1") -> IssuedReturn:
    return acts.issue_return(cast["pool.manager"], fund, edition=EDITION, period=period, at=AT)


def fall_due(cast: dict[str, User], fund: Ledger, month: Month) -> None:
    """Contributions due, approved by the one whose limit the quarter's have not used up."""
    proposal = ledger.propose_contributions(cast["finance.officer"], fund, month=month, at=AT)
    acts.approved(proposal, acts.FOR_THE_HOST, at=AT)


def test_what_is_issued_says_who_bears_what_and_is_delivered_to_every_partner(
    quarter: dict[str, User], fund: Ledger
) -> None:
    row = issue(quarter, fund)
    lines = {line["code"]: line for section in read_value(bytes(row.value))["sections"] for line in section["lines"]}
    assert lines["8"]["amount"] == 41_200_000
    assert (lines["8.council"]["amount"], lines["8.icb"]["amount"]) == (33_955_360, 7_244_640)
    assert lines["8.icb"]["clause"] == "Sch. 3 para 4.2 (invented)"
    assert row.sha256 == sha256_of(bytes(row.value))
    assert {delivery.party for delivery in store.deliveries(row)} == {"council", "icb"}
    assert {rendering.format for rendering in store.renderings(row)} >= {"page", "csv", "xlsx", "json", "text"}


def test_a_return_is_issued_once(quarter: dict[str, User], fund: Ledger) -> None:
    issue(quarter, fund)
    with pytest.raises(AlreadyIssued, match="was issued on 4 July 2022 by pool.manager"):
        issue(quarter, fund)


def test_what_happens_afterwards_changes_nothing_that_was_issued(quarter: dict[str, User], fund: Ledger) -> None:
    row = issue(quarter, fund)
    officer = quarter["finance.officer"]
    acts.reverse_entry(officer, fund, 3, because="Paid twice", month=JUNE, effective_on=date(2022, 6, 30), at=AT)
    earlier = read_value(bytes(row.value))
    rows = [ForecastRow(line.id, Money(0)) for line in making.cut_of(row).partnership.lines_of(fund.fund)]
    enter_forecast(officer, fund, month=JUNE, rows=rows, because="Everything is free now", at=AT)
    assert making.remade(row) == bytes(row.value)
    assert actions.verify_return(fund, row.pk) == row
    assert making.draft_value(fund, edition=EDITION, period="2022/23 Q1") != earlier


def test_a_changed_return_or_journal_is_found_out(quarter: dict[str, User], fund: Ledger) -> None:
    row = issue(quarter, fund)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(drop_guard("ledger_journalentry_never_changes", "ledger_journalentry"))
        cursor.execute("UPDATE ledger_journalentry SET pence = pence + 1 WHERE seq = 400")
    with pytest.raises(NotTheSame, match="tell both partners"):
        actions.verify_return(fund, row.pk)


def test_the_next_report_shows_what_was_issued_and_what_has_moved_since(quarter: dict[str, User], fund: Ledger) -> None:
    first = issue(quarter, fund)
    acts.reverse_entry(
        quarter["finance.officer"],
        fund,
        3,
        because="Paid twice",
        month=JUNE,
        effective_on=date(2022, 6, 30),
        at=AT,
    )
    july = Month(FinancialYear(2022), 4)
    with pytest.raises(NothingPosted, match=r"for quarter 2 of 2022/23 \(July 2022 to September 2022\)"):
        issue(quarter, fund, "2022/23 Q2")
    fall_due(quarter, fund, july)
    second = issue(quarter, fund, "2022/23 Q2")
    lines = {line["code"]: line for part in read_value(bytes(second.value))["sections"] for line in part["lines"]}
    issued, moved, opening = (lines[code]["amount"] for code in ("1.as-issued", "1.moved", "1"))
    assert issued is not None
    assert moved is not None
    assert issued + moved == opening
    assert moved != 0
    assert issued == next(
        line["amount"]
        for part in read_value(bytes(first.value))["sections"]
        for line in part["lines"]
        if line["code"] == "5"
    )
    assert making.remade(first) == bytes(first.value)
    assert making.remade(second) == bytes(second.value)


def test_a_report_issued_before_the_one_it_follows_stays_as_it_was(quarter: dict[str, User], fund: Ledger) -> None:
    fall_due(quarter, fund, Month(FinancialYear(2022), 4))
    second = issue(quarter, fund, "2022/23 Q2")
    issue(quarter, fund, "2022/23 Q1")
    assert making.remade(second) == bytes(second.value)


@pytest.mark.parametrize(
    ("table", "statement", "refusal"),
    [
        ("ledger_journalentry", "UPDATE ledger_journalentry SET narrative = 'x' WHERE seq = 5", JournalChanged),
        ("ledger_postingrun", "UPDATE ledger_postingrun SET recorded_by_id = 1", JournalChanged),
        ("returns_rendering", "UPDATE returns_rendering SET content = %s WHERE format = 'csv'", RenderingChanged),
    ],
)
def test_whatever_is_changed_behind_a_return_is_found_out(
    quarter: dict[str, User], fund: Ledger, table: str, statement: str, refusal: type[Exception]
) -> None:
    row = issue(quarter, fund)
    statement = statement.replace("recorded_by_id = 1", f"recorded_by_id = {quarter['member'].pk}")
    _behind(table, statement, *([b"\0"] if "%s" in statement else []))
    with pytest.raises(refusal, match="tell both partners"):
        actions.verify_return(fund, row.pk)


def test_a_return_of_before_is_held_against_the_columns_of_its_entries(quarter: dict[str, User], fund: Ledger) -> None:
    row = issue(quarter, fund)
    digest = journal_digest(fund, upto=row.journal_upto)
    _behind("returns_issuedreturn", f"UPDATE returns_issuedreturn SET journal_chain = '', journal_sha256 = '{digest}'")
    assert actions.verify_return(fund, row.pk).journal_sha256 == digest
    _behind("ledger_journalentry", "UPDATE ledger_journalentry SET narrative = 'x' WHERE seq = 5")
    with pytest.raises(JournalChanged):
        actions.verify_return(fund, row.pk)


def test_a_return_is_issued_without_reading_the_entries_it_counts(quarter: dict[str, User], fund: Ledger) -> None:
    assert issue(quarter, fund).journal_sha256 == ""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(actions, "journal_digest", None)
        row = IssuedReturn.objects.get()
        assert actions.verify_return(fund, row.pk).journal_chain == chain_at(fund, row.journal_upto)


def test_a_return_whose_last_entry_is_gone_is_found_out(quarter: dict[str, User], fund: Ledger) -> None:
    row = issue(quarter, fund)
    _behind("ledger_journalentry", f"DELETE FROM ledger_journalentry WHERE seq = {row.journal_upto}")
    with pytest.raises(Refusal):
        actions.verify_return(fund, row.pk)


def test_an_entry_put_in_before_the_first_is_found_out(quarter: dict[str, User], fund: Ledger) -> None:
    row = issue(quarter, fund)
    names = ", ".join(
        field.column for field in JournalEntry._meta.concrete_fields if field.column and not field.primary_key
    )
    put_in = ", ".join(GIVEN.get(name, name) for name in names.split(", "))
    connection.check_constraints()
    with connection.cursor() as cursor:
        for guard in (each.name for each in GUARDS if each.table == "ledger_journalentry" and each.event == "INSERT"):
            cursor.execute(drop_guard(guard, "ledger_journalentry"))
        cursor.execute(
            f"INSERT INTO ledger_journalentry ({names}) SELECT {put_in} FROM ledger_journalentry WHERE seq = 3"
        )
    with pytest.raises(Refusal):
        actions.verify_return(fund, row.pk)


def _behind(table: str, statement: str, *given: bytes) -> None:
    """Do something to a table that its guards forbid."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        for guard in ("never_changes", "is_never_deleted"):
            cursor.execute(drop_guard(f"{table}_{guard}", table))
        cursor.execute(statement, given)


def test_a_draft_that_changed_since_it_was_read_is_not_issued(quarter: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(ChangedSinceShown):
        acts.issue_return(quarter["pool.manager"], fund, edition=EDITION, period="2022/23 Q1", at=AT, shown="0" * 64)
    read = sha256_of(canonical_bytes(making.draft_value(fund, edition=EDITION, period="2022/23 Q1")))
    row = acts.issue_return(quarter["pool.manager"], fund, edition=EDITION, period="2022/23 Q1", at=AT, shown=read)
    assert row.sha256 == read


@pytest.mark.parametrize("table", ["returns_issuedreturn", "returns_rendering", "returns_delivery"])
def test_the_database_refuses_to_change_what_was_issued(quarter: dict[str, User], fund: Ledger, table: str) -> None:
    issue(quarter, fund)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1000"):
        with pytest.raises(IntegrityError, match="never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_without_a_forecast_nothing_is_issued(cast: dict[str, User], fund: Ledger) -> None:
    acts.post_instalments(cast["finance.officer"], fund, month=JUNE, at=AT)
    with pytest.raises(ForecastMissing):
        issue(cast, fund)
    assert list(store.issued_of(fund)) == []


def test_an_unknown_edition_period_return_or_partner_is_refused(quarter: dict[str, User], fund: Ledger) -> None:
    manager = quarter["pool.manager"]
    with pytest.raises(UnknownEdition, match="Did you mean 'pooled-fund-quarter'"):
        acts.issue_return(manager, fund, edition="pooled-fund-quater", period="2022/23 Q1", at=AT)
    with pytest.raises(NotAQuarter):
        issue(quarter, fund, "2022/23 Q5")
    with pytest.raises(NoSuchReturn):
        actions.verify_return(fund, 999)
    row = issue(quarter, fund)
    with pytest.raises(UnknownParty):
        actions.deliver_return(manager, fund, row.pk, party="trust", how="by post", at=AT)


def test_a_delivery_is_recorded_once(quarter: dict[str, User], fund: Ledger) -> None:
    row = issue(quarter, fund)
    manager = quarter["pool.manager"]
    assert actions.deliver_return(manager, fund, row.pk, party="icb", how="by e-mail", at=AT)
    assert not actions.deliver_return(manager, fund, row.pk, party="icb", how="by e-mail", at=AT)
    assert len(store.deliveries(row)) == 3


def test_a_rendering_is_made_again_byte_for_byte(quarter: dict[str, User], fund: Ledger) -> None:
    from section75.apps.returns.rendering import render_all

    row = issue(quarter, fund)
    again = render_all(making.remade(row), row.foot)
    assert {r.format: bytes(r.content) for r in store.renderings(row)} == again
