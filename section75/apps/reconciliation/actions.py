"""Giving figures, explaining a difference, drawing a statement of balances and accepting it. One verb a function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import Acting, acting
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.actions import LIMIT_BYTES
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.refusals import TooLargeAFile
from section75.apps.reconciliation import store
from section75.apps.reconciliation.comparing import Held, held_against
from section75.apps.reconciliation.models import Giving, Statement
from section75.apps.reconciliation.refusals import (
    FileOrFigures,
    NoDifference,
    NoSuchStatement,
    NotAFigure,
    NotAPartyToIt,
    NothingGiven,
)
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.evidence import sha256_of
from section75.core.ledger import Account, ReasonMissing, says_something
from section75.core.money import Money
from section75.core.reconciliation import (
    GivenFigure,
    check_given,
    require_not_accepted,
    require_unmoved,
    statement_of,
)
from section75.core.refusals import Refusal, raise_all
from section75.importers.control_totals import read_control_totals


@dataclass(frozen=True, slots=True)
class Offered:
    """Figures as somebody offers them: a file with its name, or rows they typed ("key = amount")."""

    typed: str = ""
    file_name: str = ""
    content: bytes = b""

    def read(self) -> tuple[GivenFigure, ...]:
        """The figures. Refuses both ways at once and neither, and everything that cannot be read of either."""
        if bool(self.typed.strip()) == bool(self.content):
            raise FileOrFigures
        if len(self.content) > LIMIT_BYTES:
            raise TooLargeAFile(self.file_name, len(self.content), LIMIT_BYTES)
        if self.content:
            return read_control_totals(self.content, file_name=self.file_name)
        return check_given(read_typed(self.typed))


def read_typed(text: str) -> tuple[GivenFigure, ...]:
    """Figures typed one a row, "key = amount". Refuses every row that is not that, all at once."""
    found: list[GivenFigure] = []
    refused: list[Refusal] = []
    for number, row in enumerate(text.splitlines(), start=1):
        key, equals, amount = (part.strip() for part in row.rpartition("="))
        if not row.strip():
            continue
        try:
            found.append(GivenFigure(key, Money.of(amount)))
        except Refusal as refusal:
            refused.append(refusal if equals and key else NotAFigure(number, row))
        else:
            if not equals or not key:
                refused.append(NotAFigure(number, row))
    raise_all(refused)
    return tuple(found)


def give_host_totals(user: User, ledger: Ledger, month: Month, offered: Offered, *, at: datetime) -> Giving:
    """Give what the host's finance system says each cost centre comes to in a period."""
    with acting(user, Act.KEEP_CLOSE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        return _give(doing, ledger, month, store.FINANCE_SYSTEM, offered)


def give_own_books(user: User, ledger: Ledger, month: Month, offered: Offered, *, at: datetime) -> Giving:
    """Give, for a partner, what its own books say each account of the fund comes to in a period."""
    with acting(user, Act.GIVE_OWN_BOOKS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        return _give(doing, ledger, month, doing.part.party, offered)


def _give(doing: Acting, ledger: Ledger, month: Month, party: str, offered: Offered) -> Giving:
    agreements.latest(ledger.partnership).fund(ledger.fund)
    figures = offered.read()
    if party:
        raise_all(_not_accounts(figures))
    name, sha256 = (offered.file_name[-200:], sha256_of(offered.content)) if offered.content else ("", "")
    row = store.give(ledger, month, party, figures, by=doing.part.user, at=doing.at, file_name=name, sha256=sha256)
    total = sum(figure.amount.pence for figure in figures)
    whose = f"{party}'s own books" if party else "the host's finance system"
    doing.tell(f"Gave {len(figures)} figures of {whose} for {month.in_words} ({month}), {Money(total)} in all. {name}")
    return row


def _not_accounts(figures: Sequence[GivenFigure]) -> list[Refusal]:
    found: list[Refusal] = []
    for figure in figures:
        try:
            Account.read(figure.key)
        except Refusal as refusal:
            found.append(refusal)
    return found


def explain_difference(
    user: User, ledger: Ledger, month: Month, key: str, *, party: str, because: str, at: datetime
) -> None:
    """Say for the host why the books and a side's figures differ on a key."""
    with acting(user, Act.KEEP_CLOSE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        _explain(doing, ledger, month, key, party=party, because=because)


def explain_own_difference(user: User, ledger: Ledger, month: Month, key: str, *, because: str, at: datetime) -> None:
    """Say for a partner why the books and its own figures differ on a key."""
    with acting(user, Act.GIVE_OWN_BOOKS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        _explain(doing, ledger, month, key, party=doing.part.party, because=because)


def _explain(doing: Acting, ledger: Ledger, month: Month, key: str, *, party: str, because: str) -> None:
    held = held_against(ledger, month, party)
    if held is None:
        raise NothingGiven(party or "The host's finance system", month)
    difference = _difference(held, key, month)
    if not says_something(because):
        raise ReasonMissing(f"The difference on {key}")
    organisation, by = doing.part.party, doing.part.user
    store.explain(
        ledger, month, party, key, of=difference, because=because, organisation=organisation, by=by, at=doing.at
    )
    doing.tell(f"Explained the difference of {difference} on {key} in {month.in_words}: {because.strip()}")


def _difference(held: Held, key: str, month: Month) -> Money:
    found = next((row.figures.difference for row in held.comparison.differing if row.figures.key == key), None)
    if found is None:
        raise NoDifference(key, month)
    return found


def draw_statement(user: User, ledger: Ledger, month: Month, *, at: datetime) -> Statement:
    """Draw the statement of balances at the end of a period. The host accepts by drawing it, each partner after it."""
    with acting(user, Act.KEEP_CLOSE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        agreements.latest(ledger.partnership).fund(ledger.fund)
        upto = ledger_store.last_seq(ledger)
        found = statement_of(ledger_store.balances(ledger, upto=upto), month, upto=upto)
        row = store.draw(ledger, found, by=user, at=at)
        store.accept(row, party=doing.part.party, by=user, at=at)
        doing.tell(f"Drew statement {row.pk} of the balances at the end of {month.in_words}, up to entry {upto:,}.")
        return row


def accept_statement(user: User, ledger: Ledger, number: int, *, at: datetime) -> None:
    """Accept a statement of balances for a partner. Refuses one whose balances have moved since."""
    with acting(user, Act.GIVE_OWN_BOOKS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = store.statement(ledger, number)
        if row is None:
            raise NoSuchStatement(ledger.fund, number)
        party, terms = doing.part.party, agreements.latest(ledger.partnership)
        if party not in terms.partners_of(terms.fund(ledger.fund)):
            raise NotAPartyToIt(party)
        require_not_accepted(party, store.acceptances(row))
        require_as_drawn(ledger, row)
        store.accept(row, party=party, by=user, at=at)
        doing.tell(f"Accepted statement {number} of balances for {party}.")


def require_as_drawn(ledger: Ledger, row: Statement) -> None:
    """Refuse a statement whose balances are no longer those of the books."""
    drawn = store.statement_of(row)
    now = statement_of(ledger_store.balances(ledger), drawn.month, upto=drawn.upto)
    require_unmoved(drawn, now)
