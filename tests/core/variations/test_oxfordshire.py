"""Four pools become two, binding from 1 April and signed in July: the books catch up to the penny, on every day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, Draft
from section75.core.money import Money
from section75.core.partnership import Partnership, findings_of
from section75.core.refusals import Result
from section75.core.variations import (
    Books,
    LineGoesNowhere,
    Pair,
    catch_up,
    due_in,
    figures_moved,
    netted,
    terms_changed,
)
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "variations"
YEAR = FinancialYear(2017)
JULY = Month(YEAR, 4)
ACCOUNTS = (
    ("learning-disability", "expenditure/learning-disabilities"),
    ("mental-health", "expenditure/mental-health"),
    ("older-people", "expenditure/older-people"),
    ("older-people", "expenditure/teams"),
    ("physical-disability", "expenditure/acquired-brain-injury"),
    ("physical-disability", "expenditure/physical-disabilities"),
)
GOES_TO = {
    "expenditure/learning-disabilities": "adults",
    "expenditure/mental-health": "adults",
    "expenditure/acquired-brain-injury": "adults",
    "expenditure/older-people": "better-care-fund",
    "expenditure/physical-disabilities": "better-care-fund",
    "expenditure/teams": "older-people",
}


def read(*names: str) -> Partnership:
    return read_partnership([FileText(name, (EXAMPLE / name).read_bytes()) for name in names])


BEFORE = read("oxfordshire-before.toml")
AFTER = read("oxfordshire-before.toml", "oxfordshire-july.toml")


@dataclass
class Journal:
    """Every fund's entries, kept as pairs; what the instalments among them come to."""

    pairs: dict[str, list[Pair]] = field(default_factory=dict)
    due: dict[str, dict[tuple[str, date], Money]] = field(default_factory=dict)

    def post(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            self.move(draft.fund, draft.debit.code, draft.credit.code, draft.effective_on, draft.amount)

    def move(self, fund: str, debit: str, credit: str, on: date, amount: Money) -> None:
        if "contribution/" in credit or "contribution/" in debit:
            party, sign = credit.rpartition("/")[2], 1 if credit.startswith("contribution/") else -1
            kept = self.due.setdefault(fund, {})
            kept[party, on] = kept.get((party, on), Money(0)) + Money(sign * amount.pence)
        else:
            self.pairs.setdefault(fund, []).append(Pair(Account.read(debit), Account.read(credit), on, amount))

    def instalments(self, terms: Partnership, months: Iterable[Month]) -> None:
        for month in months:
            for fund in terms.funds:
                for each in due_in(terms, fund.id, month):
                    if each.amount:
                        self.move(
                            fund.id, f"contributions due/{each.party}", f"contribution/{each.party}",
                            each.due_on, each.amount,
                        )  # fmt: skip

    def books(self) -> dict[str, Books]:
        return {fund.id: Books(JULY, self.due.get(fund.id, {}), self.pairs.get(fund.id, ())) for fund in AFTER.funds}

    def balances(self, by: date) -> dict[tuple[str, str], Money]:
        found: dict[tuple[str, str], int] = {}
        for fund, account, on, pence in self._moves():
            if on <= by:
                found[fund, account] = found.get((fund, account), 0) + pence
        return {key: Money(pence) for key, pence in found.items() if pence}

    def _moves(self) -> Iterator[tuple[str, str, date, int]]:
        for fund, pairs in self.pairs.items():
            for pair in pairs:
                yield fund, pair.debit.code, pair.effective_on, pair.amount.pence
                yield fund, pair.credit.code, pair.effective_on, -pair.amount.pence
        for fund, kept in self.due.items():
            for (party, on), amount in kept.items():
                yield fund, f"contributions due/{party}", on, amount.pence
                yield fund, f"contribution/{party}", on, -amount.pence


spends = st.lists(
    st.tuples(
        st.sampled_from(ACCOUNTS),
        st.integers(min_value=1, max_value=10**9),
        st.integers(min_value=0, max_value=121),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(last=st.integers(min_value=1, max_value=4), spent=spends)
def test_the_books_catch_up_to_what_they_would_be_had_the_terms_held_from_the_start(
    last: int, spent: list[tuple[tuple[str, str], int, int, bool]]
) -> None:
    months = [Month(YEAR, number) for number in range(1, last + 1)]
    as_it_was, from_the_start = Journal(), Journal()
    as_it_was.instalments(BEFORE, months)
    from_the_start.instalments(AFTER, months)
    for (fund, account), pence, days, is_refund in spent:
        on = date(2017, 4, 1) + timedelta(days=days)
        debit, credit = ("cash", account) if is_refund else (account, "cash")
        as_it_was.move(fund, debit, credit, on, Money(pence))
        from_the_start.move(GOES_TO[account], debit, credit, on, Money(pence))
    for drafts in catch_up(AFTER, as_it_was.books()).values():
        as_it_was.post(drafts)
    for days in range(0, 125, 4):
        by = date(2017, 4, 1) + timedelta(days=days)
        assert as_it_was.balances(by) == from_the_start.balances(by), by
    assert catch_up(AFTER, as_it_was.books()) == {}, "and then nothing is lacking"


def test_whose_figures_move_in_which_periods_by_how_much() -> None:
    moved = figures_moved(BEFORE, AFTER, variances={("adults", JULY): Money.of("1,000.00")})
    years = {(each.of, each.fund): (each.before, each.after, each.moved) for each in moved if each.period == "2017/18"}
    assert years["Contribution of the council", "learning-disability"] == (
        Money.of("71,000,000"), Money(0), Money.of("-71,000,000"),
    )  # fmt: skip
    assert years["Contribution of the council", "adults"] == (Money(0), *2 * [Money.of("79,736,000")])
    assert years["Contribution of the CCG", "better-care-fund"] == (Money(0), *2 * [Money.of("76,091,000")])
    assert years["Contribution of the council", "better-care-fund"][1] == Money.of("94,123,000"), "and not 94,292"
    assert {each.period for each in moved if each.of.startswith("Instalment")} == {
        Month(YEAR, number).in_words for number in range(1, 13)
    }
    (bears,) = [each for each in moved if each.of == "What the council bears of £1,000.00"]
    assert bears.before is None
    assert "no fund 'adults'" in bears.before_says
    assert bears.after == Money.of("565.70"), "79,736 of 140,952"


def test_what_changes_in_the_terms_is_told_fact_by_fact() -> None:
    changed = {(each.heading, each.name): each for each in terms_changed(BEFORE, AFTER, on=date(2017, 6, 14))}
    state = changed["Older people's pool", "State"]
    assert (state.before, state.after) == ("pooled", "non-pooled")
    assert state.clause == "Schedules for 2017/18, para 34 (invented)"
    assert ("Adults with care and support needs pooled fund", "State") in changed


def test_the_day_before_it_binds_nothing_is_another() -> None:
    changed = [
        each
        for each in terms_changed(BEFORE, AFTER, on=date(2017, 3, 31))
        if each.heading == "Learning disability pool" and each.name in ("State", "Host")
    ]
    assert changed == []


def test_a_variation_says_of_itself_when_it_binds_and_when_it_was_signed() -> None:
    (variation,) = AFTER.variations
    assert variation.days_before_signing == 121
    assert variation.in_words() == (
        "By deed, binding from 1 April 2017, signed 31 July 2017, 121 days after it began to bind. It varies: "
        "contributions, share, lines, host, state of a fund, term, restructure of funds, schedules."
    )


def test_the_terms_before_and_after_block_nothing() -> None:
    for terms in (BEFORE, AFTER):
        assert [each for each in findings_of(terms) if each.result is Result.FAIL] == []


def test_money_on_a_line_that_goes_nowhere_is_refused_by_name() -> None:
    text = (EXAMPLE / "oxfordshire-july.toml").read_text(encoding="utf-8")
    without = text.replace('lines = { mental-health = "mental-health" }\n', "")
    before = (EXAMPLE / "oxfordshire-before.toml").read_bytes()
    terms = read_partnership([FileText("before.toml", before), FileText("july.toml", without.encode())])
    journal = Journal()
    journal.move("mental-health", "expenditure/mental-health", "cash", date(2017, 5, 2), Money.of("12.00"))
    with pytest.raises(
        LineGoesNowhere, match="£12.00 stands on 'mental-health' of the fund 'mental-health' since 1 April"
    ):
        catch_up(terms, journal.books())


def test_pairs_that_went_over_count_for_nothing() -> None:
    spend, cash = Account.read("expenditure/teams"), Account.read("cash")
    day = date(2017, 5, 2)
    assert netted([Pair(spend, cash, day, Money(7)), Pair(cash, spend, day, Money(7))]) == ()
    assert netted([Pair(spend, cash, day, Money(7)), Pair(cash, spend, day, Money(9))]) == (
        Pair(cash, spend, day, Money(2)),
    )
