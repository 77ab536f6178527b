"""What can be proposed here: a journal of several lines, accruals with their reversal, and a template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse as address_of

from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.journals import accrual_store, commitment_store, store
from section75.apps.journals.accrual_store import KIND as ACCRUALS
from section75.apps.journals.asked import journal_of, template_said
from section75.apps.journals.refusals import (
    LinesNotOfTheTemplate,
    NoSuchTemplate,
    NotWhatTheTemplateIs,
    TemplateUsedAlready,
)
from section75.apps.ledger import month_store, posting
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.posting import Posting
from section75.apps.ledger.proposals import ledger_at, posting_kind
from section75.core.authority import Act, Scope
from section75.core.calendar import Month
from section75.core.journals import (
    Journal,
    Template,
    TemplateKind,
    require_accruals,
    require_left,
    require_reversible,
    reversal,
    reversal_month,
)
from section75.core.ledger import Account, ByHand, Draft, Entry
from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all

LINES, TEMPLATE = "post-journal-lines", "keep-journal-template"
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)  # of an entry that is only tried


def _journal(ledger: Ledger, said: Any) -> Posting:
    journal = _as_approved(ledger, said, TemplateKind.JOURNAL)
    title = f"Post {journal.total} by hand in {_lines(journal)} in {journal.month.in_words}"
    return Posting(title, posting.checked(ledger, journal.drafts()), {}, tuple(_says(journal)))


def _accruals(ledger: Ledger, said: Any) -> Posting:
    journal = _as_approved(ledger, said, TemplateKind.ACCRUALS)
    require_accruals(journal.lines)
    drafts = journal.drafts()
    back = reversed_in(ledger, journal.month)
    terms = agreements.latest(ledger.partnership)
    require_reversible(journal.month, back, terms.schedule_of(terms.fund(ledger.fund)))
    _require_left(ledger, journal, back)
    posting.checked(ledger, [*drafts, *_mirrors(ledger, drafts, back)])
    says = (*_says(journal), f"Reversed at once, effective on the first day of {back.in_words} ({back}).")
    title = f"Accrue {journal.total} in {_lines(journal)} in {journal.month.in_words}"
    return Posting(title, drafts, {}, says, rests_on=str(back))


def _require_left(ledger: Ledger, journal: Journal, back: Month) -> None:
    """Refuse what is above what is left to accrue of the orders that lines name, all at once."""
    asked: dict[tuple[int, Account], Money] = {}
    for line in journal.lines:
        if line.order is not None:
            key = (line.order, line.debit)
            asked[key] = asked.get(key, Money(0)) + line.amount
    taken = accrual_store.of_orders(ledger) if asked else {}
    found: list[Refusal] = []
    for (number, spend), amount in asked.items():
        try:
            kept = commitment_store.required(ledger, number)
            of_it = taken.get(number, ())
            require_left(kept.standing, of_it, amount, spend=spend, month=journal.month, back=back)
        except Refusal as refusal:
            found.append(refusal)
    raise_all(found)


def _as_approved(ledger: Ledger, said: Any, kind: TemplateKind) -> Journal:
    """The journal, held against its template, if it is made from one: accruals' own brings the reversal."""
    journal = journal_of(ledger, said)
    name = said["template"]
    if not name:
        return journal
    template = template_of(ledger, name)
    if template.kind is not kind:
        raise NotWhatTheTemplateIs(name, template.kind)
    template.require_due(journal.month)
    if store.is_used(ledger, name, journal.month):
        raise TemplateUsedAlready(name, journal.month)
    if len(journal.lines) != len(template.lines):
        raise LinesNotOfTheTemplate(name)
    if template.lines_with([line.amount for line in journal.lines]) != journal.lines:
        raise LinesNotOfTheTemplate(name)
    return journal


def template_of(ledger: Ledger, name: str) -> Template:
    """The latest version of a template. Refuses one there is not."""
    row = store.template(ledger, name)
    if row is None:
        raise NoSuchTemplate(ledger.fund, name)
    return store.template_of(row)


def reversed_in(ledger: Ledger, month: Month) -> Month:
    """The month an accrual of a month is reversed in, as the months stand."""
    return reversal_month(month, closed=frozenset(month_store.closings(ledger)))


def _mirrors(ledger: Ledger, drafts: tuple[Draft, ...], back: Month) -> Iterator[Draft]:
    """The reversals as they would be posted, so that what stands against one stands against the whole."""
    first = ledger_store.last_seq(ledger) + 1
    for seq, draft in enumerate(drafts, start=first):
        yield reversal(Entry(seq, _NO_MOMENT, draft), month=back)


def _lines(journal: Journal) -> str:
    return "one line" if len(journal.lines) == 1 else f"{len(journal.lines)} lines"


def _says(journal: Journal) -> Iterator[str]:
    yield f"{journal.narrative} ({journal.authority}), effective on {journal.effective_on:%-d %B %Y}."
    yield f"Evidence: {journal.evidence}."
    for number, line in enumerate(journal.lines, start=1):
        words = f" ({line.says})" if line.says else ""
        yield f"Line {number}: {line.amount} from {line.credit} to {line.debit}{words}."


def _post_accruals(carrying: Carrying) -> Done:
    """Post the accruals and, beside each, its reversal: all of them or none."""
    ledger = ledger_at(carrying.scope)
    found = _accruals(ledger, carrying.arguments)
    back = Month.read(found.rests_on)
    seqs = ledger_store.append(ledger, found.drafts, under=carrying)
    posted = (Entry(seq, carrying.at, draft) for seq, draft in zip(seqs, found.drafts, strict=True))
    for seq, line in zip(seqs, journal_of(ledger, carrying.arguments).lines, strict=True):
        if line.order is not None:
            accrual_store.note_order(ledger, line.order, entry=seq)
    undone = ledger_store.append(ledger, [reversal(entry, month=back) for entry in posted], under=carrying)
    place = {"slug": ledger.partnership, "fund": ledger.fund}
    return Done(
        f"Posted accruals {seqs[0]} to {seqs[-1]}, and their reversals {undone[0]} to {undone[-1]} in {back.in_words}.",
        f"{address_of('ledger:journal', kwargs=place)}?after={seqs[0] - 1}",
    )


def _and_note_use(carry_out: Callable[[Carrying], Done]) -> Callable[[Carrying], Done]:
    """Carry out, and write down that the template was used."""

    def carried_out(carrying: Carrying) -> Done:
        done = carry_out(carrying)
        name = str(carrying.arguments["template"])
        if name:
            month = Month.read(str(carrying.arguments["month"]))
            store.note_use(ledger_at(carrying.scope), name, month, under=carrying)
        return done

    return carried_out


def _shows_template(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - the same at any time
    ledger, template = ledger_at(scope), template_said(said)
    posting.checked(ledger, _tried(ledger, template))
    known = store.template(ledger, template.name)
    now = store.template_of(known) if known else None
    changes = [
        Change(f"Line {number}", _line(now, number), _line(template, number))
        for number in range(1, max(len(template.lines), len(now.lines) if now else 0) + 1)
    ]
    return Shown(
        title=f"Keep the journal template {template.name}",
        says=(
            f"{template.narrative} ({template.authority}): {template.kind.value}, {_when(template)}.",
            template.because,
            "It posts nothing: each use of it is a proposal of its own.",
        ),
        changes=tuple(changes),
        about=frozenset(name for line in template.lines for name in (line.debit.name, line.credit.name)) - {""},
        address=address_of("journals:templates", kwargs={"slug": scope.partnership, "fund": scope.fund}),
        rests_on=str(known.version) if known else "",
    )


def _when(template: Template) -> str:
    until = f" until {template.last.in_words}" if template.last else ""
    return f"{template.every.in_words} from {template.first.in_words}{until}"


def _tried(ledger: Ledger, template: Template) -> list[Draft]:
    """Its lines in its first month, each with its amount or a penny, to see what stands against them."""
    month, origin = template.first, ByHand("tried")
    return [
        Draft(
            fund=ledger.fund, effective_on=month.span.starts_on, month=month, debit=line.debit, credit=line.credit,
            amount=Money(1) if line.amount is None else line.amount, narrative=template.narrative,
            authority=template.authority, origin=origin,
        )
        for line in template.lines
    ]  # fmt: skip


def _line(template: Template | None, number: int) -> str:
    if template is None or number > len(template.lines):
        return "none"
    line = template.lines[number - 1]
    amount = "an amount given each time" if line.amount is None else str(line.amount)
    return f"{amount} from {line.credit} to {line.debit}"


def _keep_template(carrying: Carrying) -> Done:
    ledger = ledger_at(carrying.scope)
    row = store.keep_template(ledger, template_said(carrying.arguments), under=carrying)
    place = {"slug": ledger.partnership, "fund": ledger.fund}
    return Done(f"Kept version {row.version} of {row.name}.", address_of("journals:templates", kwargs=place))


def _kinds() -> Iterator[Kind]:
    lines = posting_kind(LINES, "Post a journal of several lines", _journal, "journals:journals")
    yield replace(lines, carry_out=_and_note_use(lines.carry_out))
    accruals = posting_kind(ACCRUALS, "Post accruals with their reversal", _accruals, "journals:accruals")
    yield replace(accruals, carry_out=_and_note_use(_post_accruals))
    words = "Keep a journal template"
    yield Kind(TEMPLATE, words, Act.PROPOSE_POSTING, Act.APPROVE_POSTING, _shows_template, _keep_template)


KINDS = tuple(_kinds())
