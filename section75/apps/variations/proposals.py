"""What can be proposed here: terms, which bind both partners, and the difference they make to the books."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.agreements import actions as agreements
from section75.apps.agreements import store as terms_store
from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.store import Ledger
from section75.apps.variations import books, store
from section75.apps.variations.models import ProposedTerms
from section75.apps.variations.previewing import Preview, preview
from section75.apps.variations.refusals import NoSuchTerms
from section75.core.approvals import Weight
from section75.core.authority import Act, Scope
from section75.core.calendar import Month, london_day
from section75.core.ledger import AccountKind, Draft
from section75.core.money import sum_of
from section75.core.variations import Figure, TermChange


def proposed(scope: Scope, said: Arguments) -> ProposedTerms:
    """The terms a proposal is about. Refuses terms that there are not."""
    number = int(str(said["terms"]))
    found = store.get(scope.partnership, number)
    if found is None:
        raise NoSuchTerms(number)
    return found


def _shows_terms(scope: Scope, said: Arguments, at: datetime) -> Shown:
    row = proposed(scope, said)
    seen = preview(scope.partnership, store.files_of(row), today=london_day(at))
    place = {"slug": scope.partnership, "number": row.pk}
    return Shown(
        title=f"Vary the terms: {seen.title}",
        says=(*(each.in_words() for each in seen.new), *_counted(seen)),
        changes=(*(_figure(each) for each in seen.by_year), *(_term(each) for each in seen.terms)),
        about=frozenset(party.id for party in seen.after.parties),
        address=reverse("variations:proposed", kwargs=place),
        rests_on=f"{seen.before.terms} {seen.after.terms}",
    )


def _counted(seen: Preview) -> Iterator[str]:
    yield f"{len(seen.figures):,} figures move, {len(seen.by_month):,} of them instalments of a month."
    for each in seen.found:
        yield f"New: {each.result.value}. {each.says}"


def _figure(each: Figure) -> Change:
    was = str(each.before) if each.before is not None else each.before_says
    now = str(each.after) if each.after is not None else each.after_says
    return Change(f"{each.of}, {each.fund}, {each.period}", was, now)


def _term(each: TermChange) -> Change:
    return Change(f"{each.heading}: {each.name}", each.before or "nothing", each.after or "nothing")


def _bring_terms(carrying: Carrying) -> Done:
    row = proposed(carrying.scope, carrying.arguments)
    files = store.with_them(carrying.scope.partnership, store.files_of(row))
    was = terms_store.latest(carrying.scope.partnership).terms
    loaded = agreements.bring_into_force(files, by=carrying.approved_by, at=carrying.at)
    address = reverse("variations:list", kwargs={"slug": carrying.scope.partnership})
    changes = (Change("Terms in force", was[:12], loaded.partnership.terms[:12]),)
    says = f"Version {loaded.number} of the terms is in force."
    return Done(says, address, changes, {"terms": loaded.partnership.terms, "before": was})


def _shows_difference(scope: Scope, said: Arguments, at: datetime) -> Shown:
    found = books.lacking(scope.partnership, month=Month.read(str(said["month"])), on=london_day(at))
    return Shown(
        title=f"Post the difference to the terms in force, in {found.month.in_words}",
        says=tuple(_of_fund(scope.partnership, fund, drafts) for fund, drafts in found.drafts.items()),
        changes=tuple(Change(f"{draft.fund}: {draft.narrative}", "", _moves(draft)) for draft in found.all),
        amount=sum_of(draft.amount for draft in found.all),
        weights=tuple(weight for draft in found.all for weight in _weights(draft)),
        about=frozenset(account.name for draft in found.all for account in (draft.debit, draft.credit)) - {""},
        address=reverse("variations:difference", kwargs={"slug": scope.partnership}),
        rests_on=terms_store.latest(scope.partnership).terms,
    )


def _of_fund(partnership: str, fund: str, drafts: tuple[Draft, ...]) -> str:
    name = terms_store.latest(partnership).fund(fund).name
    return f"{name}: {len(drafts):,} {'entry' if len(drafts) == 1 else 'entries'}."


def _moves(draft: Draft) -> str:
    return f"{draft.amount} from {draft.credit} to {draft.debit}, effective {draft.effective_on.isoformat()}"


def _weights(draft: Draft) -> Iterator[Weight]:
    """What a draft counts towards: each account it moves but cash, as any posting to it."""
    for account in (draft.debit, draft.credit):
        if account.kind is not AccountKind.CASH:
            yield Weight(f"{draft.fund} {account.code}", draft.amount)


def _post_difference(carrying: Carrying) -> Done:
    partnership = carrying.scope.partnership
    found = books.lacking(partnership, month=Month.read(str(carrying.arguments["month"])), on=london_day(carrying.at))
    told = []
    for fund, drafts in found.drafts.items():
        seqs = ledger_store.append(Ledger(partnership, fund), drafts, under=carrying)
        told.append(f"{fund}: {seqs[0]} to {seqs[-1]}")
    address = reverse("variations:difference", kwargs={"slug": partnership})
    return Done(f"Posted {len(found.all):,} entries ({'; '.join(told)}).", address)


KINDS = (
    Kind(
        "vary-terms",
        "Vary the terms",
        Act.PROPOSE_TERMS,
        Act.APPROVE_FOR_ORGANISATION,
        _shows_terms,
        _bring_terms,
        binds_both=True,
    ),
    Kind(
        "post-difference",
        "Post the difference to the terms in force",
        Act.PROPOSE_POSTING,
        Act.APPROVE_POSTING,
        _shows_difference,
        _post_difference,
        family="posting",
    ),
)
