"""A file with headings of its own, by page: refused, its columns named once, brought, and held against them after."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.ledger import actions, extracts
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import Extract
from section75.apps.sources import actions as naming
from section75.apps.sources import store
from section75.apps.sources.models import Confirmation, Source, WaitingFile
from section75.apps.sources.refusals import (
    MappingChangedSinceShown,
    NoSuchSource,
    SeveralSourcesFit,
    SourceWithoutReason,
)
from section75.core.authority import Scope
from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money, Unit
from section75.importers.csv_refusals import MissingColumns
from section75.importers.source_mapping import DateOrder, SpendIs
from section75.importers.source_mapping.mapping import Choice
from section75.importers.source_mapping.refusals import HeaderChanged, UnitSuspected

FUND = "/partnerships/cambridgeshire-learning-disability/learning-disability/"
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
JUNE = Month(FinancialYear(2022), 3)
HEADER = "Trans Dt,CC,Acct,Narr,Value,Creditor,Voucher\n"
ROWS = (
    "14/06/2022,LD402,4110,Placement,-1250.37,A Home Ltd,V1\n15/06/2022,LD402,4110,Placement,-2000.00,A Home Ltd,V2\n"
)
FILE = (HEADER + ROWS).encode()
CHOSEN = {
    "date": ":A", "cost_centre": ":B", "subjective": ":C", "description": ":D", "amount": ":E", "supplier": ":F",
    "reference": ":G",
}  # fmt: skip
FORM = CHOSEN | {
    "name": "Council AP extract", "debit": "absent", "credit": "absent", "date_order": "day first", "unit": "£",
    "spend_is": "negative", "totals": "refuse", "header_row": "1", "header_rows": "1",
}  # fmt: skip
CHOICE = Choice(CHOSEN, DateOrder.DAY_FIRST, Unit.POUNDS, SpendIs.NEGATIVE)


@pytest.fixture
def visitor(client: Client, cast: dict[str, User]) -> Client:
    client.force_login(cast["finance.officer"])
    return client


def post(visitor: Client, content: bytes | None, **more: str) -> HttpResponse:
    said = {"month": str(JUNE), "control_total": "3,250.37"} | more
    file = {"file": SimpleUploadedFile("ap.csv", content)} if content else {}
    return visitor.post(f"{FUND}ledger/extracts/bring/", said | file)  # type: ignore[return-value]


def confirmed(user: User, place: Ledger, name: str = "Council AP extract", because: str = "", **more: str) -> None:
    where = Scope(place.partnership, place.fund)
    naming.confirm(
        user, where, name=name, content=FILE, file_name="ap.csv", choice=CHOICE, at=AT, because=because, **more
    )  # fmt: skip


def bring(user: User, place: Ledger, content: bytes, source: str = "", name: str = "ap.csv") -> int:
    return actions.upload_extract(
        user, place, month=JUNE, content=content, file_name=name, control_total=Money.of("1"), at=AT, source=source
    ).number


def test_unknown_columns_are_named_once_and_the_file_goes_on_with_what_was_typed(visitor: Client) -> None:
    refused = post(visitor, FILE).content.decode()
    waiting = WaitingFile.objects.get()
    assert f"{FUND}sources/confirm/{waiting.pk}/" in refused
    address = f"{FUND}sources/confirm/{waiting.pk}/"
    asked = visitor.get(address).content.decode()
    assert "The nearest heading is A: Trans Dt." in asked
    assert 'value=":A" selected' not in asked
    shown = visitor.post(address, FORM | {"step": "show"})
    assert "Those read come to £3,250.37" in shown.content.decode()
    assert not Confirmation.objects.exists()
    seen = shown.content.decode().split('name="seen" value="')[1].split('"')[0]
    done = visitor.post(address, FORM | {"step": "confirm", "seen": seen})
    assert done.status_code == 302
    again = visitor.get(done["Location"]).content.decode()
    assert 'value="3,250.37"' in again or "£3,250.37" in again
    assert "ap.csv is here already" in again
    brought = post(visitor, None, waiting=str(waiting.pk), source="Council AP extract")
    assert brought.status_code == 302
    assert "£3,250.37" in visitor.get(brought["Location"]).content.decode()
    assert not WaitingFile.objects.exists()
    assert "Council AP extract" in visitor.get(f"{FUND}sources/").content.decode()
    assert "day first" in visitor.get(f"{FUND}sources/{Source.objects.get().pk}/").content.decode()


def test_nothing_that_was_only_suggested_is_taken(visitor: Client) -> None:
    post(visitor, FILE)
    address = f"{FUND}sources/confirm/{WaitingFile.objects.get().pk}/"
    answer = visitor.post(address, {"name": "Council AP extract", "step": "show"}).content.decode()
    assert "Those read come to" not in answer
    assert not Confirmation.objects.exists()


def test_a_known_header_is_read_without_being_asked_and_for_ever_the_same(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    with pytest.raises(MissingColumns):
        bring(officer, fund, FILE)
    confirmed(officer, fund)
    number = bring(officer, fund, FILE)
    found = extracts.brought(fund, number)
    assert found is not None
    assert [row.amount for row in found.read.rows] == [Money.of("1250.37"), Money.of("2000")]
    naming.confirm(
        officer, Scope(fund.partnership, fund.fund), name="Council AP extract", content=FILE, file_name="a",
        choice=Choice(CHOSEN, DateOrder.DAY_FIRST, Unit.THOUSANDS, SpendIs.POSITIVE), at=AT, because="A new report",
    )  # fmt: skip
    after = extracts.brought(fund, number)
    assert after is not None
    assert after.read.rows == found.read.rows
    sha256 = Extract.objects.get().file_id
    elsewhere = Scope(fund.partnership, "another-fund")
    mapping = store.mapping_of(Confirmation.objects.order_by("pk")[0])
    mapping = replace(mapping, header=("Their own", *mapping.header[1:]))
    theirs = store.add(elsewhere, "Theirs", by=officer, at=AT)
    under = store.confirm(theirs, mapping, seen_in=sha256, because="", by=officer, at=AT)
    store.keep_read(elsewhere, sha256, under, rows=2, usual=1, at=AT)  # later than this fund
    printed = extracts.row_as_printed(fund, sha256, 2)
    assert printed is not None
    assert (printed[0][0], printed[1][4]) == ("Trans Dt", "-1250.37")


def test_what_was_confirmed_of_built_in_headings_holds_unsaid(cast: dict[str, User], fund: Ledger) -> None:
    built_in = b"Posting Date,Cost Centre,Subjective,Description,Amount,Supplier,Reference\n" + ROWS.encode()
    choice = Choice(CHOSEN, DateOrder.DAY_FIRST, Unit.THOUSANDS, SpendIs.NEGATIVE)
    where = Scope(fund.partnership, fund.fund)
    user = cast["finance.officer"]
    naming.confirm(user, where, name="In thousands", content=built_in, file_name="ap.csv", choice=choice, at=AT)
    found = extracts.brought(fund, bring(user, fund, built_in))
    assert found is not None
    assert [row.amount for row in found.read.rows] == [Money.of("1,250,370"), Money.of("2,000,000")]


def test_a_changed_header_and_a_changed_unit_are_refused(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    confirmed(officer, fund)
    bring(officer, fund, FILE)
    with pytest.raises(HeaderChanged, match="without 'Narr' and with 'Text' besides"):
        bring(officer, fund, FILE.replace(b"Narr", b"Text"), source="Council AP extract")
    small = (HEADER + ROWS.replace("-1250.37", "-1.25").replace("-2000.00", "-2.00")).encode()
    with pytest.raises(UnitSuspected, match=r"is £2.00, .*was £2,000.00"):
        bring(officer, fund, small)


def test_a_source_is_known_by_name_and_confirmed_anew_with_a_reason(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    place = Scope(fund.partnership, fund.fund)
    confirmed(officer, fund)
    with pytest.raises(SourceWithoutReason):
        confirmed(officer, fund)
    with pytest.raises(MappingChangedSinceShown):
        confirmed(officer, fund, because="New", seen="0")
    confirmed(officer, fund, because="New")
    assert store.current(store.named(place, "council ap extract")).version == 2
    with pytest.raises(NoSuchSource, match="'NHS GL'"):
        bring(officer, fund, FILE, source="NHS GL")
    confirmed(officer, fund, name="Council AR extract")
    with pytest.raises(SeveralSourcesFit):
        bring(officer, fund, FILE)
