"""One act: one permission, one transaction, one audit line, whether it is done or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.accounts.store import Part, authorise, delegations_asked
from section75.apps.audit import store
from section75.apps.audit.locking import one_at_a_time
from section75.apps.prepared import Asking, ahead
from section75.core.authority import Act, Scope, decide
from section75.core.calendar import london_day
from section75.core.money import Money
from section75.core.refusals import Refusal


@dataclass
class Acting:
    """An act under way: whose part it is done under, and what the audit line will say of it."""

    part: Part
    at: datetime
    act: Act
    fund: str
    says: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    def tell(self, sentence: str) -> None:
        """Add to what the audit line will say."""
        self.says.append(sentence)

    def changed(self, what: str, before: str, after: str) -> None:
        """Add what something was, and what it is now; what has the same words as another is numbered, and none lost."""
        alike = sum(each == what or each.startswith(f"{what} (") for each in self.after)
        what = f"{what} ({alike + 1})" if what in self.after else what
        self.before[what], self.after[what] = before, after

    def require_amount(self, amount: Money) -> None:
        """Refuse an amount above the limit of every delegation that carries the act; the widest carries it."""
        part, place = self.part, Scope(self.part.partnership, self.fund)
        self.part = replace(part, under=decide(part.delegations, self.act, place, on=part.day, amount=amount))


@contextmanager
def acting(
    user: User, act: Act, *, partnership: str, at: datetime, fund: str = "", asks: Sequence[Asking] = ()
) -> Iterator[Acting]:
    """Do something as somebody: authorise, open the transaction, and write the audit line with it.

    Acts on one partnership are done one after the other: what an act reads stays true until it is done. The lock comes
    first, so that a right taken away while somebody waited is gone when their turn comes. `asks` is what the act will
    ask before it writes.

    A refusal undoes everything, is written down as refused, and goes on to whoever asked.
    """
    try:
        with transaction.atomic():
            one_at_a_time(partnership)
            with ahead([*delegations_asked(user), *asks] if asks else ()):
                part = authorise(user, act, partnership=partnership, fund=fund, on=london_day(at))
                doing = Acting(part, at, act, fund)
                yield doing
            _write_done(doing, partnership)
    except Refusal as refusal:
        _write(user, act, partnership, fund, at, outcome="refused", says=refusal.says)
        refusal.is_written_down = True
        raise


def _write_done(doing: Acting, partnership: str) -> None:
    under = doing.part.under
    _write(
        doing.part.user,
        doing.act,
        partnership,
        doing.fund,
        doing.at,
        outcome="done",
        says=" ".join(doing.says),
        delegation=str(under),
        on_behalf_of=under.on_behalf_of,
        before=store.as_kept(doing.before) if doing.before else "",
        after=store.as_kept(doing.after) if doing.after else "",
    )


def _write(user: User, act: Act, partnership: str, fund: str, at: datetime, **said: str) -> None:
    store.write(at=at, who=user.username, act=act.value, partnership=partnership, fund=fund, **said)
