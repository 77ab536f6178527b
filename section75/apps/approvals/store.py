"""Proposals, as they are kept: added and read, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Sum

from section75.apps.accounts.models import User
from section75.apps.approvals.kinds import Arguments, Change, Done, Shown, related_kinds
from section75.apps.approvals.models import CarriedOut, Decision, HandOver, Interest, InterestEnding, Weight
from section75.apps.approvals.models import Proposal as Row
from section75.apps.audit.fitting import require_fitting
from section75.apps.prepared import Asking, prepared, put
from section75.core.approvals import DAYS_RELATED, Acting, Decided, Proposal, State, Verb
from section75.core.approvals import Interest as Declared
from section75.core.authority import Scope
from section75.core.evidence import canonical_bytes
from section75.core.money import Money


def keep(row: Row, shown: Shown, needs: Sequence[str]) -> Row:
    """Keep a proposal, with what it was shown to do and how much goes where."""
    row.title, row.shown = shown.heading or shown.title, canonical_bytes(shown.as_data()).decode()
    row.pence = shown.amount.pence
    row.needs, row.needs_count = f",{','.join(needs)},", len(needs)
    weights: dict[str, int] = {}
    for each in shown.weights:
        weights[each.key] = weights.get(each.key, 0) + each.amount.pence
    rows = [Weight(proposal=row, key=key, pence=pence) for key, pence in sorted(weights.items())]
    require_fitting([row, *rows])
    row.save(force_insert=True)
    Weight.objects.bulk_create(rows)
    return row


def decide(row: Row, *, verb: Verb, by: User, acting: Acting, under: str, at: datetime, **said: Any) -> Decision:
    """Write a decision down; the preparer is repeated in it, so that the database can tell the two apart."""
    absent = User.objects.get(username=acting.on_behalf_of) if acting.on_behalf_of else None
    decision = Decision(
        proposal=row,
        verb=verb.value,
        by=by,
        on_behalf_of=absent,
        prepared_by_id=row.prepared_by_id,
        prepared_for_id=row.prepared_for_id,
        organisation=acting.organisation,
        delegation=under[:400],
        at=at,
        **said,
    )
    return put(decision)


def carried_out(row: Row, done: Done, *, at: datetime) -> None:
    """Write down what carrying a proposal out came to."""
    put(CarriedOut(proposal=row, at=at, says=done.says, address=done.address))


def carried_out_since(partnership: str, since: datetime) -> list[Row]:
    """A partnership's proposals that were carried out after a moment, with what that came to, latest first."""
    rows = Row.objects.filter(partnership=partnership, carried_out__at__gt=since).select_related("carried_out")
    return list(rows.order_by("-carried_out__at", "-pk"))


def outcome_of(row: Row) -> CarriedOut | None:
    """What carrying a proposal out came to, if it was."""
    return CarriedOut.objects.filter(proposal=row).first()


def get(scope: Scope, number: int) -> Row | None:
    """One proposal of a place; for a partnership, of any of its funds."""
    row = find(number)
    return row if row is not None and _is_at(scope, row) else None


def proposed(scope: Scope, number: int) -> Row | None:
    """The same as it was proposed, which never changes: how it stands, `standing` says."""
    row = next(iter(_proposed(number)), None) if 0 < number <= BigIntegerField.MAX_BIGINT else None
    return row if row is not None and _is_at(scope, row) else None


def _is_at(scope: Scope, row: Row) -> bool:
    return row.partnership == scope.partnership and scope.fund in ("", row.fund)


@prepared
def _proposed(number: int) -> QuerySet[Row]:
    return Row.objects.filter(pk=number).select_related("prepared_by", "prepared_for")


def standing(row: Row) -> Proposal:
    """How a proposal stands: what was decided on it and who took it over by now."""
    return _as_core(row, _decisions(row.pk), _hand_overs(row.pk))


def standing_asked(row: Row, username: str) -> list[Asking]:
    """What will be asked to know how it stands, and what interests somebody who acts in their own name declared."""
    return [_decisions.of(row.pk), _hand_overs.of(row.pk), _declared.of((username,), row.partnership)]


@prepared
def _decisions(proposal: int) -> QuerySet[Decision]:
    return Decision.objects.filter(proposal_id=proposal).select_related("by", "on_behalf_of").order_by("pk")


@prepared
def _hand_overs(proposal: int) -> QuerySet[HandOver]:
    return HandOver.objects.filter(proposal_id=proposal).select_related("to").order_by("pk")


def find(number: int) -> Row | None:
    """One proposal, wherever it is: for whoever then asks whether it may be seen."""
    return _rows().filter(pk=number).first()


def of_partnership(partnership: str, *, waiting_at: datetime | None = None, most: int | None = None) -> list[Row]:
    """Proposals of a partnership, or, for "", of the installation, latest first; those waiting at a moment if given."""
    rows = _rows().filter(partnership=partnership).order_by("-pk")
    if waiting_at is not None:
        ended = Decision.objects.filter(ends=True).values("proposal_id")
        rows = rows.filter(expires_at__gt=waiting_at).exclude(pk__in=ended)
    return list(rows[:most] if most else rows)


def alike(fingerprint: str, *, at: datetime) -> Row | None:
    """A proposal of the very same that still waits."""
    rows = _rows().filter(fingerprint=fingerprint, expires_at__gt=at).order_by("pk")
    return next((row for row in rows if proposal_of(row).state_at(at) is State.PROPOSED), None)


def is_waiting(kind: str, partnership: str, *, at: datetime) -> bool:
    """Does a proposal of that kind wait at a partnership?"""
    rows = _rows().filter(kind=kind, partnership=partnership, expires_at__gt=at).order_by("pk")
    return any(proposal_of(row).state_at(at) is State.PROPOSED for row in rows)


def proposal_of(row: Row) -> Proposal:
    """A row, read with what was decided on it, as the core knows it."""
    return _as_core(row, decisions(row), sorted(row.hand_overs.all(), key=lambda each: each.pk))


def _as_core(row: Row, decisions: Sequence[Decision], hand_overs: Sequence[HandOver]) -> Proposal:
    return Proposal(
        number=row.pk,
        title=row.title,
        prepared=Acting(row.prepared_by.username, row.organisation, _name(row.prepared_for)),
        needs=tuple(row.needs[1:-1].split(",")),
        proposed_at=row.proposed_at,
        expires_at=row.expires_at,
        decisions=tuple(_decided(each) for each in decisions),
        handed_over_to=tuple(each.to.username for each in hand_overs),
    )


def decisions(row: Row) -> list[Decision]:
    """Every decision on a proposal, in order."""
    return sorted(row.decisions.all(), key=lambda each: each.pk)


def _decided(row: Decision) -> Decided:
    by = Acting(row.by.username, row.organisation, _name(row.on_behalf_of))
    return Decided(Verb(row.verb), by, row.at, row.ends, row.reason)


def changes(row: Row) -> list[Change]:
    """What a proposal was shown to change, as it was when it was proposed."""
    return [Change(*each) for each in json.loads(row.shown)["changes"]]


def sentences(row: Row) -> list[str]:
    """What else it was shown to do, in sentences."""
    return list(json.loads(row.shown)["says"])


def about(row: Row) -> list[str]:
    """The parties, lines and suppliers it concerns."""
    return list(json.loads(row.shown)["about"])


def arguments(row: Row) -> Arguments:
    """What its kind needs to carry it out."""
    found: dict[str, object] = json.loads(row.arguments)
    return found


def related(row: Row, keys: Iterable[str], *, at: datetime) -> Mapping[str, Money]:
    """By key, what other proposals of the family, not turned down, come to in the days that count as one."""
    since = row.proposed_at - timedelta(days=DAYS_RELATED)
    kinds, sought = tuple(related_kinds(row.kind)), tuple(sorted(set(keys)))
    sums = _related(row.pk, row.partnership, kinds, sought, since, at)
    return {key: Money(pence) for key, pence in sums}


@prepared
def _related(
    proposal: int, partnership: str, kinds: tuple[str, ...], keys: tuple[str, ...], since: datetime, at: datetime
) -> QuerySet[Weight, tuple[str, int]]:
    ended = Decision.objects.filter(proposal_id=OuterRef("proposal_id"), ends=True)  # by key: no more than these
    rows = Weight.objects.filter(
        Q(proposal__expires_at__gt=at) | Exists(ended),
        ~Exists(ended.exclude(verb=Verb.APPROVE.value)),
        proposal__kind__in=kinds,
        proposal__partnership=partnership,
        proposal__proposed_at__gt=since,
        proposal__proposed_at__lte=at,
        key__in=keys,
    ).exclude(proposal=proposal)
    return rows.values_list("key").annotate(sum=Sum("pence"))


def _rows() -> QuerySet[Row]:
    return Row.objects.select_related("prepared_by", "prepared_for").prefetch_related(
        "decisions__by", "decisions__on_behalf_of", "hand_overs__to"
    )


def _name(user: User | None) -> str:
    return user.username if user is not None else ""


def interests_of(user: User, partnership: str) -> list[Interest]:
    """What a person has declared at a partnership and not ended, oldest first."""
    return list(Interest.objects.filter(user=user, partnership=partnership, ending=None).order_by("pk"))


def declared_by(people: Iterable[str], partnership: str) -> list[Declared]:
    """The same of several people, by sign-in name, as the core knows it: who acts, and on whose behalf."""
    return [Declared(row.about, row.says) for row in _declared(tuple(sorted(set(people))), partnership)]


@prepared
def _declared(people: tuple[str, ...], partnership: str) -> QuerySet[Interest]:
    rows = Interest.objects.filter(user__username__in=people, partnership=partnership, ending=None)
    return rows.order_by("pk")


def declare(user: User, partnership: str, *, about: str, says: str, at: datetime) -> Interest:
    """Write an interest down."""
    row = Interest(user=user, partnership=partnership, about=about, says=says, declared_at=at)
    require_fitting([row])
    row.save(force_insert=True)
    return row


def end_interest(row: Interest, *, at: datetime) -> None:
    """Write down that an interest is over."""
    InterestEnding.objects.create(interest=row, ended_at=at)
