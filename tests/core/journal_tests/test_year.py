"""An invented year with nine anomalies sown into it: each test finds its own, and nothing else finds much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice

import pytest

from section75.core.calendar import FinancialYear, Month
from section75.core.journal_tests import EXPECTED, Asking, Benford, JournalRow, Source, benford, run
from section75.core.ledger import Account
from section75.core.money import Money

SPEND, CASH = Account.read("expenditure/residential-care"), Account.read("cash")
ASKING = Asking(limits=(Money.of("25,000"), Money.of("100,000")), senior=frozenset({"chief.finance"}))
ENTRIES = 550


def row(entry: int, **more: object) -> JournalRow:
    """An entry that no test finds: imported on a working Tuesday, reported in June."""
    sound = JournalRow(
        entry=entry,
        pool="invented/pool",
        schedule="learning-disability",
        debit=SPEND,
        credit=CASH,
        amount=Money(1_234_56 + entry),
        effective_on=date(2022, 6, 14),
        recorded_at=datetime(2022, 6, 14, 9, 30, tzinfo=UTC),
        month=Month(FinancialYear(2022), 3),
        source=Source.IMPORT,
        narrative="Invented care",
        authority="Sch. 1",
        reason="",
        document_sha256="a" * 64,
        document_name="june.csv",
        document_row=entry + 1,
        preparer="finance.officer",
        preparer_org="council",
        approver="finance.approver",
        approver_org="council",
        approved_at=datetime(2022, 6, 14, 9, 30, tzinfo=UTC),
        delegation="approver up to £100,000",
        proposal=entry,
        reverses=None,
        reversed_by=None,
        after_close=False,
    )
    return replace(sound, **more)  # type: ignore[arg-type]


def by_hand(entry: int, **more: object) -> JournalRow:
    plain = {"source": Source.MANUAL, "document_row": None, "document_sha256": "", "reason": "By hand"}
    return row(entry, **(plain | more))


SOWN = {  # the place in the year -> what is wrong there, and the test that must find it
    20: ("after-close", {"after_close": True}),
    70: ("round-sums", {"source": Source.MANUAL, "amount": Money.of("7,000")}),
    120: ("out-of-hours", {"recorded_at": datetime(2022, 6, 18, 9, 30, tzinfo=UTC)}),  # a Saturday
    170: ("senior-officer", {"preparer": "chief.finance"}),
    220: ("own-approval", {"approver": "finance.officer"}),
    320: ("under-a-limit", {"source": Source.MANUAL, "amount": Money.of("24,900.37")}),
    370: ("unusual-pair", {"debit": CASH, "credit": Account.read("contribution/council")}),
    420: ("year-end", {"month": Month(FinancialYear(2022), 13)}),
}


def year() -> Iterator[JournalRow]:
    """550 entries, nine of them sown."""
    for entry in range(1, ENTRIES + 1):
        if entry == 280:
            yield by_hand(280, source=Source.REVERSAL, reverses=270, debit=CASH, credit=SPEND)
        else:
            yield row(entry, **SOWN[entry][1]) if entry in SOWN else row(entry)  # type: ignore[arg-type]


def test_all_nine_are_found_and_nothing_beside_them() -> None:
    found = {each.test.code: each.entries for each in run(year(), ASKING)}
    sown = {code: (entry,) for entry, (code, _) in SOWN.items()}
    assert found == sown | {"reversed-soon": (270, 280)}
    assert len(found) == 9


def test_only_an_own_approval_is_a_fault_by_itself() -> None:
    assert [each.test.code for each in run(year(), ASKING) if each.is_a_fault] == ["own-approval"]
    assert not any(each.is_a_fault for each in run(iter([row(1)]), ASKING))


@pytest.mark.parametrize(
    ("moment", "is_out"),
    [
        ("2022-06-14T06:30:00", False),  # half past seven in London
        ("2022-06-14T05:59:59", True),
        ("2022-06-14T18:00:00", True),  # seven in the evening in London
        ("2022-12-14T18:30:00", False),  # half past six in winter
        ("2022-06-02T10:00:00", True),  # a bank holiday
        ("2022-06-19T10:00:00", True),  # a Sunday
        ("2050-06-14T10:00:00", False),  # a Tuesday of a year whose bank holidays nobody knows
    ],
)
def test_hours_are_those_of_london(moment: str, is_out: bool) -> None:
    assert ASKING.is_out_of_hours(datetime.fromisoformat(f"{moment}+00:00")) is is_out


@pytest.mark.parametrize(
    ("pounds", "is_under"), [("23,749.99", False), ("23,750", True), ("25,000", True), ("25,000.01", False)]
)
def test_just_under_is_the_last_five_percent(pounds: str, is_under: bool) -> None:
    assert ASKING.is_just_under(Money.of(pounds)) is is_under


def test_entries_approved_together_count_together_against_a_limit() -> None:
    rows = [by_hand(entry, amount=Money.of("12,450.01"), proposal=7) for entry in (1, 2)]
    found = {each.test.code: each.entries for each in run(rows, ASKING)}
    assert found["under-a-limit"] == (1, 2)


def test_a_reversal_after_the_fifth_day_or_of_an_accrual_is_not_soon() -> None:
    later = datetime(2022, 6, 20, 9, 30, tzinfo=UTC)
    own = [by_hand(1, proposal=1), by_hand(2, proposal=1, source=Source.REVERSAL, reverses=1)]
    late = [row(1), by_hand(2, source=Source.REVERSAL, reverses=1, recorded_at=later)]
    in_time = [row(1), by_hand(2, source=Source.REVERSAL, reverses=1, recorded_at=later - timedelta(days=1))]
    found = [dict.fromkeys(e.test.code for e in run(rows, ASKING) if e.entries) for rows in (own, late, in_time)]
    assert ["reversed-soon" in each for each in found] == [False, False, True]


def test_of_one_year_an_entry_is_known_by_its_number_and_not_by_its_place() -> None:
    """Entries 3 to 5 are of another year: what 6 reverses is the second that is given, and what 7 does is not given."""
    long_ago = datetime(2022, 5, 3, 9, 30, tzinfo=UTC)
    undoing = [by_hand(entry, source=Source.REVERSAL, reverses=of) for entry, of in ((6, 2), (7, 4))]
    rows = [row(1, recorded_at=long_ago), row(2), *undoing]
    found = {each.test.code: each.entries for each in run(rows, ASKING)}
    assert found["reversed-soon"] == (2, 6)


def test_every_entry_of_an_unusual_pair_is_found_wherever_they_stand() -> None:
    odd = {"debit": CASH, "credit": Account.read("contribution/council")}
    rows = (row(entry, **odd) if entry in (1, 2, 3, 4, 2_500) else row(entry) for entry in range(1, 2_501))
    found = {each.test.code: each.entries for each in run(rows, ASKING)}
    assert found["unusual-pair"] == (1, 2, 3, 4, 2_500)


def test_first_figures_conform_or_do_not_or_are_too_few() -> None:
    as_expected = Benford(tuple(share // 10 for share in EXPECTED))
    chosen = Benford((0, 0, 0, 0, 0, 0, 0, 0, 5_000))
    assert as_expected.deviation < 10
    assert "conform:" in as_expected.says
    assert "do not conform" in chosen.says
    few = benford(islice((row(entry) for entry in count(1)), 50))
    assert few.counts == (50, 0, 0, 0, 0, 0, 0, 0, 0)
    assert "too few" in few.says
