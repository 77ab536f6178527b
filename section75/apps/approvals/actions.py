"""Proposing, approving, declining and withdrawing: whatever is proposed, it is done in this one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from section75.apps.accounts.models import User
from section75.apps.accounts.store import delegations_of, demonstration_asked
from section75.apps.approvals import kinds, store
from section75.apps.approvals.following import all_after
from section75.apps.approvals.kinds import Arguments, Carrying, Done, Kind, Progress, Shown
from section75.apps.approvals.models import Proposal as Row
from section75.apps.approvals.needing import organisations_needed
from section75.apps.approvals.refusals import DeclinedWithoutReason, NoSuchProposal, NotProved, ProposedAlready
from section75.apps.audit.acting import Acting as Doing
from section75.apps.audit.acting import acting
from section75.apps.identity.lasting import SECONDS_PROVED
from section75.apps.identity.second_factor import require_second_factor
from section75.apps.prepared import Asking
from section75.core.approvals import (
    Acting,
    ChangedSinceProposed,
    Proposal,
    Verb,
    related_total,
    require_may_approve,
    require_no_interest,
    require_theirs,
    require_unchanged,
    require_waiting,
)
from section75.core.authority import Scope, carries
from section75.core.calendar import london_day
from section75.core.evidence import canonical_bytes
from section75.core.ledger import says_something


@dataclass(frozen=True, slots=True)
class Approved:
    """What an approval came to: whose approval is still needed, none when it was carried out, and then how."""

    number: int
    still_needs: tuple[str, ...]
    done: Done | None


def kind_of(row: Row) -> Kind:
    """The kind of a proposal."""
    return kinds.all_kinds()[row.kind]


def is_long(row: Row) -> bool:
    """Does carrying it out take so long that a worker should do it?"""
    return kind_of(row).is_long(scope_of(row), store.arguments(row))


def scope_of(row: Row) -> Scope:
    """The place of a proposal."""
    return Scope(row.partnership, row.fund)


def contributors_to(row: Row) -> frozenset[str]:
    """Whose work a proposal is beside its preparer's: who brought what it rests on."""
    return kind_of(row).contributors(scope_of(row), store.arguments(row))


def propose(
    user: User,
    code: str,
    scope: Scope,
    arguments: Arguments,
    *,
    at: datetime,
    because: str = "",
    require: Callable[[], None] | None = None,
) -> Row:
    """Propose something: it waits for approval, and nothing is changed until then.

    Refuses what could not be carried out as things stand, what waits already, and what `require` refuses, which is
    asked once the right to propose is known.
    """
    kind = kinds.all_kinds()[code]
    with acting(user, kind.propose, partnership=scope.partnership, fund=scope.fund, at=at) as doing:
        kind.require_by(_acting(doing).people, arguments)
        if require is not None:
            require()
        shown = kind.shows(scope, arguments, at)
        fingerprint = shown.fingerprint(code, scope, arguments)
        waiting = store.alike(fingerprint, at=at)
        if waiting is not None:
            raise ProposedAlready(waiting.pk, waiting.title, waiting.prepared_by.username)
        row = _row(kind, scope, arguments, doing, fingerprint, because)
        store.keep(row, shown, organisations_needed(kind, scope, row.organisation))
        doing.tell(f"Proposed as {row.pk}: {row.title}. {row.because}".strip())
        return row


def _row(kind: Kind, scope: Scope, arguments: Arguments, doing: Doing, fingerprint: str, because: str) -> Row:
    """The proposal as it will be kept, but for what it shows."""
    under = doing.part.under
    return Row(
        kind=kind.code,
        partnership=scope.partnership,
        fund=scope.fund,
        arguments=canonical_bytes(dict(arguments)).decode(),
        fingerprint=fingerprint,
        because=because.strip(),
        binds_both=kind.binds_both,
        prepared_by=doing.part.user,
        prepared_for=User.objects.get(username=under.on_behalf_of) if under.on_behalf_of else None,
        organisation=under.organisation,
        delegation=str(under)[:400],
        proposed_at=doing.at,
        expires_at=doing.at + timedelta(days=kind.days),
    )


def approve(
    user: User,
    scope: Scope,
    number: int,
    *,
    at: datetime,
    shown: str | None = None,
    proved_at: datetime | None = None,
    progress: Progress | None = None,
) -> Approved:
    """Approve a proposal; with the last approval it takes, it is carried out, in the same transaction.

    `shown` is the fingerprint of what the approver read, None where a command shows none first. `proved_at` is when
    they last proved who they are. Refuses one's own work, a declared interest, an amount above the limit, what has
    ended, and what would no longer do what was proposed.
    """
    row = _found(scope, number)
    kind, asks = kind_of(row), _asks(user, row)
    with acting(user, kind.approve, partnership=scope.partnership, fund=scope.fund, at=at, asks=asks) as doing:
        proposal = store.standing(row)
        require_waiting(proposal, at=at)
        now = kind.shows(scope_of(row), store.arguments(row), at)
        _require_unchanged(row, proposal, now, shown)
        _require_within_limit(doing, row, now)
        by = _acting(doing)
        require_may_approve(proposal, by, at=at, contributors=contributors_to(row))
        kind.require_by(by.people, store.arguments(row))
        require_no_interest(proposal, now.about, store.declared_by(by.people, row.partnership))
        _require_proved(user, kind, number, at=at, proved_at=proved_at)
        ends = proposal.would_end(by)
        proof = proved_at if kind.binds_both else None
        _decide(row, doing, by, Verb.APPROVE, ends=ends, proved_at=proof)
        if ends:
            return Approved(number, (), _carry_out(kind, row, now, doing, progress))
        left = tuple(each for each in proposal.still_needs if each != by.organisation)
        doing.tell(f"Approved proposal {number}: {row.title}. It still needs {' and '.join(left)}.")
        return Approved(number, left, None)


def _asks(user: User, row: Row) -> Sequence[Asking]:
    """What approving will ask, as far as it is known before."""
    of_kind = kind_of(row).asks(scope_of(row))
    return [*store.standing_asked(row, user.username), *demonstration_asked(), *of_kind] if of_kind else ()


def decline(user: User, scope: Scope, number: int, *, because: str, at: datetime) -> None:
    """Turn a proposal down, saying why. It takes the right to approve it, of any amount."""
    row = _found(scope, number)
    kind = kind_of(row)
    with acting(user, kind.approve, partnership=scope.partnership, fund=scope.fund, at=at) as doing:
        proposal = store.standing(row)
        require_waiting(proposal, at=at)
        by = _acting(doing)
        require_may_approve(proposal, by, at=at)
        if not says_something(because):
            raise DeclinedWithoutReason(number)
        _decide(row, doing, by, Verb.DECLINE, ends=True, reason=because.strip())
        doing.tell(f"Declined proposal {number}: {row.title}. {because.strip()}")


def withdraw(user: User, scope: Scope, number: int, *, at: datetime, because: str = "") -> None:
    """Take back what one proposed oneself, or took over: who took it over may hold the right to approve alone."""
    row = _found(scope, number)
    kind = kind_of(row)
    act = kind.approve if _took_over(user, row, kind, at=at) else kind.propose
    with acting(user, act, partnership=scope.partnership, fund=scope.fund, at=at) as doing:
        proposal = store.standing(row)
        require_waiting(proposal, at=at)
        require_theirs(proposal, user.username)
        _decide(row, doing, _acting(doing), Verb.WITHDRAW, ends=True, reason=because.strip())
        doing.tell(f"Withdrew proposal {number}: {row.title}. {because.strip()}".strip())


def _took_over(user: User, row: Row, kind: Kind, *, at: datetime) -> bool:
    """Did they take it over without the right to propose such a thing themselves?"""
    place = Scope(row.partnership, row.fund)
    is_theirs = user.username in store.standing(row).handed_over_to
    return is_theirs and not carries(delegations_of(user), kind.propose, place, on=london_day(at))


def _found(scope: Scope, number: int) -> Row:
    """What was proposed, which never changes: its kind says what right it takes to decide on it."""
    row = store.proposed(scope, number)
    if row is None:
        raise NoSuchProposal(number)
    return row


def _require_unchanged(row: Row, proposal: Proposal, now: Shown, shown: str | None) -> None:
    """What would be carried out is what was proposed, and what the approver read."""
    if organisations_needed(kind_of(row), scope_of(row), row.organisation) != proposal.needs:
        raise ChangedSinceProposed(proposal, "was proposed, for other partners are party to it now")
    fingerprint = now.fingerprint(row.kind, scope_of(row), store.arguments(row))
    require_unchanged(proposal, proposed=row.fingerprint, now=fingerprint, shown=shown)


def _require_within_limit(doing: Doing, row: Row, now: Shown) -> None:
    """The whole of what is related is within the limit of a delegation that carries the approval."""
    earlier = store.related(row, [each.key for each in now.weights], at=doing.at)
    doing.require_amount(related_total(now.amount, now.weights, earlier))


def _require_proved(user: User, kind: Kind, number: int, *, at: datetime, proved_at: datetime | None) -> None:
    """An approver has a second factor; one of what binds both has proved just now who they are."""
    require_second_factor(user)
    lasts = timedelta(seconds=SECONDS_PROVED)
    if kind.binds_both and (proved_at is None or not timedelta(0) <= at - proved_at <= lasts):
        raise NotProved(number)


def _acting(doing: Doing) -> Acting:
    under = doing.part.under
    return Acting(doing.part.user.username, under.organisation, under.on_behalf_of)


def _decide(row: Row, doing: Doing, by: Acting, verb: Verb, *, ends: bool, **said: Any) -> None:
    store.decide(
        row, verb=verb, by=doing.part.user, acting=by, under=str(doing.part.under), at=doing.at, ends=ends, **said
    )


def _carry_out(kind: Kind, row: Row, now: Shown, doing: Doing, progress: Progress | None) -> Done:
    """Do what was approved, and write down what it came to."""
    carrying = Carrying(
        number=row.pk,
        scope=scope_of(row),
        arguments=store.arguments(row),
        prepared_by=row.prepared_by,
        approved_by=doing.part.user,
        at=doing.at,
        because=row.because,
        progress=progress,
        shown=now,
    )
    done = kind.carry_out(carrying)
    store.carried_out(row, done, at=doing.at)
    followed = [said for after in all_after() if (said := after(kind, carrying, done))]
    doing.tell(f"Approved proposal {row.pk}, prepared by {row.prepared_by.username}: {row.title}. {done.says}")
    for said in followed:
        doing.tell(said)
    for change in done.changes:
        doing.changed(change.what, change.before, change.after)
    return done
