"""What is done in the register of grants: a grant, its conditions, and what is of it, by line or by entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import grant_store, models, store
from section75.apps.receipts.actions import said
from section75.apps.receipts.refusals import DaysBackwards, GrantKnownAlready, NotAShortName, NotOfThisGrant
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, in_words
from section75.core.ledger import UnknownLine
from section75.core.money import Money
from section75.core.receipts import (
    LineRule,
    NothingToMatch,
    grant_standing,
    require_attribution,
    require_rule,
    spent_by_source,
)

_SHORT_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")


@dataclass(frozen=True, slots=True)
class GrantAsked:
    """A grant as somebody records it; `conditions` and `lines` one each."""

    code: str
    name: str
    giver: str
    amount: Money
    starts_on: date
    last_on: date
    clause: str
    conditions: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def record_grant(user: User, ledger: Ledger, asked: GrantAsked, *, at: datetime) -> models.Grant:
    """Record a grant with its conditions and its ring-fence."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        if not _SHORT_NAME.fullmatch(asked.code):
            raise NotAShortName(asked.code)
        if grant_store.rows(ledger).filter(code=asked.code).exists():
            raise GrantKnownAlready(asked.code)
        if asked.last_on < asked.starts_on:
            raise DaysBackwards(asked.starts_on, asked.last_on)
        if asked.amount.pence <= 0:
            raise NothingToMatch("A grant")
        _require_lines(ledger, asked.lines)
        row = models.Grant(
            code=asked.code,
            name=said("name of the grant", asked.name),
            giver=said("giver", asked.giver),
            pence=asked.amount.pence,
            starts_on=asked.starts_on,
            ends_before=day_after(asked.last_on),
            clause=said("clause or determination", asked.clause),
            lines="\n".join(asked.lines),
            **store.of_fund(ledger, user, at),
        )
        store.keep(row)
        for number, words in enumerate(asked.conditions, 1):
            store.keep(models.Condition(grant=row, number=number, says=words))
        doing.tell(f"Recorded the grant {row.name} of {row.giver}, {asked.amount}, under {row.clause}.")
        return row


def answer_condition(
    user: User, ledger: Ledger, code: str, number: int, *, met: bool, evidence: str, at: datetime
) -> None:
    """Say whether a condition is met, and by what that is shown. The latest answer counts."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        grant = grant_store.row_of(ledger, code)
        condition = grant.conditions.filter(number=number).first()
        if condition is None:
            raise NotOfThisGrant("condition", number, code)
        words = said("evidence", evidence)
        row = models.ConditionAnswer(condition=condition, met=met, evidence=words, recorded_by=user, recorded_at=at)
        store.keep(row)
        doing.tell(f"Condition {number} of {code} is {'met' if met else 'not met'}: {words}")


def attribute_line(user: User, ledger: Ledger, wanted: LineRule, *, at: datetime) -> None:
    """Attribute a line's spend to a grant, on days of the grant."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = grant_store.row_of(ledger, wanted.grant)
        _require_lines(ledger, (wanted.line,))
        grant = grant_store.grant_of(row)
        ends_before = wanted.ends_before or grant.ends_before
        if ends_before <= wanted.starts_on:
            raise DaysBackwards(wanted.starts_on, ends_before - timedelta(days=1))
        require_rule(grant, wanted, rules=grant_store.rules(ledger))
        rule = models.LineRule(
            grant=row,
            line=wanted.line,
            spender=wanted.spender,
            starts_on=wanted.starts_on,
            ends_before=ends_before,
            recorded_by=user,
            recorded_at=at,
        )
        store.keep(rule)
        doing.tell(f"Spend of {wanted.line} is of the grant {wanted.grant} from {in_words(wanted.starts_on)}.")


def undo_line(user: User, ledger: Ledger, code: str, number: int, *, because: str, at: datetime) -> None:
    """Undo a rule: the line's spend was never of the grant by it."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = grant_store.rule_rows(ledger).filter(pk=number, grant__code=code).first()
        if row is None:
            raise NotOfThisGrant("rule", number, code)
        because = said("reason", because)
        store.keep(models.LineRuleUndoing(rule=row, because=because, recorded_by=user, recorded_at=at))
        doing.tell(f"Undid rule {number} of the grant {code} for {row.line}: {because}")


def attribute_entry(
    user: User, ledger: Ledger, code: str, seq: int, *, amount: Money, spender: str = "", at: datetime
) -> None:
    """Attribute a part of an entry to a grant: spent on its line, or put in where it counts as contributed."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = grant_store.row_of(ledger, code)
        if amount.pence <= 0:
            raise NothingToMatch("An attribution")
        found = grant_store.attributable(ledger, seq, grant=code, amount=amount, spender=spender)
        grant, others = grant_store.grant_of(row), grant_store.entries(ledger)
        spent = spent_by_source(grant_store.spend(ledger), grant_store.rules(ledger), others, {})
        standing = grant_standing(grant, spent, others)
        require_attribution(grant, found.of, of_entry=found.amount, standing=standing, others=others)
        kept = models.GrantEntry(
            grant=row,
            entry=seq,
            effective_on=found.of.on,
            line=found.of.line,
            spender=found.of.spender,
            pence=amount.pence,
            recorded_by=user,
            recorded_at=at,
        )
        store.keep(kept)
        doing.tell(f"{amount} of entry {seq} is of the grant {code}.")


def undo_entry(user: User, ledger: Ledger, code: str, number: int, *, because: str, at: datetime) -> None:
    """Undo an attribution of an entry."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        rows = grant_store.entry_rows(ledger)
        row = next((each for each in rows if (each.pk, each.grant.code) == (number, code)), None)
        if row is None:
            raise NotOfThisGrant("attribution", number, code)
        because = said("reason", because)
        store.keep(models.GrantEntryUndoing(attribution=row, because=because, recorded_by=user, recorded_at=at))
        doing.tell(f"Undid attribution {number} of entry {row.entry} to the grant {code}: {because}")


def day_after(last_on: date) -> date:
    """The first day that is no longer meant. Refuses a last day in no year that can be reported, such as 9999."""
    FinancialYear.of(last_on)
    return last_on + timedelta(days=1)


def _require_lines(ledger: Ledger, lines: tuple[str, ...]) -> None:
    known = [line.id for line in agreements.latest(ledger.partnership).lines_of(ledger.fund)]
    for line in lines:
        if line not in known:
            raise UnknownLine(line, known, "The grant")
