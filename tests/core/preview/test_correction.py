"""A corrected file: whatever two files there are, correcting the one leaves what the other alone would have left."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month, Span
from section75.core.explain import Clause
from section75.core.ledger import (
    Account,
    AccountKind,
    Balances,
    Draft,
    Entry,
    ExtractRow,
    FromFile,
    extract_drafts,
    place_rows,
    reverse,
)
from section75.core.money import Money
from section75.core.pools import Destination, PlacingRule
from section75.core.preview import Standing, correct, signed
from tests.core.preview.rows import AT

JUNE, YEAR = Month(FinancialYear(2022), 3), Span(date(2022, 4, 1))
RULES = [
    PlacingRule("LD1", Destination.SPEND, "beds", YEAR, Clause("rule 1")),
    PlacingRule("LD2", Destination.SERVICE_USER_INCOME, "income", YEAR, Clause("rule 2")),
]
CONTENTS = st.tuples(
    st.sampled_from(["LD1", "LD2", "LD9"]),
    st.integers(-2, 2),
    st.sampled_from(["", "care"]),
    st.sampled_from(["", "A1", "A2"]),
    st.sampled_from([date(2022, 6, 14), date(2022, 6, 15)]),
)
FILES = st.lists(CONTENTS, max_size=6)


def drafts_of(contents: list[tuple[str, int, str, str, date]], name: str) -> tuple[list[ExtractRow], tuple[Draft, ...]]:
    rows = [
        ExtractRow(number, day, centre, "", words, Money(pence), reference)
        for number, (centre, pence, words, reference, day) in enumerate(contents, start=2)
    ]
    placement = place_rows(rows, [], RULES)
    found = extract_drafts(placement, fund="ld", month=JUNE, sha256=name * 64, file_name=f"{name}.csv")
    return list(placement.waiting), found.drafts


@given(FILES, FILES)
def test_correcting_a_file_leaves_the_balances_of_the_corrected_file_alone(
    first: list[tuple[str, int, str, str, date]], second: list[tuple[str, int, str, str, date]]
) -> None:
    _, posted = drafts_of(first, "a")
    waiting, wanted = drafts_of(second, "b")
    entries = [Entry(seq, AT, draft) for seq, draft in enumerate(posted, start=1)]
    found = correct([Standing(entry.seq, entry.draft) for entry in entries], wanted, waiting, file_name="b.csv")
    undone = [
        reverse(
            entries[each.seq - 1], because=found.reasons[each.seq], month=JUNE, effective_on=each.draft.effective_on
        )
        for each in found.gone
    ]
    after, alone = Balances.of_entries([*entries, *undone, *found.new]), Balances.of_entries(wanted)
    assert {a.code: after.net(a) for a in after.accounts if after.net(a)} == {
        a.code: alone.net(a) for a in alone.accounts if alone.net(a)
    }
    total = sum(signed(draft).pence for draft in posted) + found.net.pence
    assert total == sum(signed(draft).pence for draft in wanted)
    assert len(found.unchanged) + len(found.new) == len(wanted)
    assert len(found.unchanged) + len(found.gone) == len(posted)


@given(FILES)
def test_a_file_that_is_the_same_in_another_order_changes_nothing(
    contents: list[tuple[str, int, str, str, date]],
) -> None:
    _, posted = drafts_of(contents, "a")
    waiting, wanted = drafts_of(contents[::-1], "b")
    standing = [Standing(seq, draft) for seq, draft in enumerate(posted, start=1)]
    found = correct(standing, wanted, waiting, file_name="b.csv")
    assert (found.gone, found.new, found.net) == ((), (), Money(0))


def test_a_waiting_row_keeps_what_stands_in_suspense_for_it() -> None:
    waiting, _ = drafts_of([("LD9", 5, "care", "A1", date(2022, 6, 14))], "b")
    held = Draft(
        fund="ld",
        effective_on=date(2022, 6, 14),
        month=JUNE,
        debit=Account(AccountKind.SUSPENSE),
        credit=Account(AccountKind.CASH),
        amount=Money(5),
        narrative="care, A1",
        authority="cl. 9",
        origin=FromFile("a" * 64, 2, "a.csv"),
    )
    found = correct([Standing(1, held, "A1")], [], waiting, file_name="b.csv")
    assert (dict(found.unchanged), found.gone) == ({2: 1}, ())
    assert [each.seq for each in correct([Standing(1, held, "A1")], [], [], file_name="b.csv").gone] == [1]
