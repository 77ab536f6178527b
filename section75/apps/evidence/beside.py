"""What the database keeps beside a log and what must follow from it: rows, runs, columns of acts, registered keys."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db.models import F, Q, QuerySet, Sum

from section75.apps.evidence import keys, store, witnessing
from section75.apps.evidence.walking import Walk
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import LogAct, MonthClosing, MonthReopening
from section75.core.evidence import moment_text


def beside(ledger: Ledger, done: Walk) -> Iterator[str]:
    """Everything that is not as the log says, in words."""
    yield from outside(ledger, done)
    yield from _runs(ledger, done)
    yield from _acts(ledger)
    yield from _registered(ledger)
    yield from _closings(ledger)
    yield from witnessing.missing(ledger)


def outside(ledger: Ledger, done: Walk) -> Iterator[str]:
    """Rows the walk did not come to, as an entry numbered 0 would be: they are in the sums, and in no log."""
    for many, walked, called in (
        (ledger.rows().count(), done.entries, "entries"),
        (_acts_of(ledger).count(), done.acts, "acts"),
    ):
        if many != walked:
            yield f"{many:,} {called} are kept, and {walked:,} of them stand in the log: the others were put in"


def _runs(ledger: Ledger, done: Walk) -> Iterator[str]:
    """What a posting says of its entries is what each says of itself."""
    within = ledger.rows().filter(
        run__head=F("head"),
        run__partnership=F("head__partnership"),
        run__fund=F("head__fund"),
        seq__range=(F("run__first_seq"), F("run__last_seq")),
        log_number=F("run__first_log") + F("seq") - F("run__first_seq"),
    )
    same = within.filter(Q(file__isnull=True) | Q(file__head=F("head"))).count()
    told = ledger.runs().aggregate(many=Sum(F("last_seq") - F("first_seq") + 1))["many"] or 0
    if not same == told == done.entries:
        yield f"the postings tell of {told:,} entries, and of {same:,} what these say, of {done.entries:,}"


def _acts(ledger: Ledger) -> Iterator[str]:
    """An act's columns are those of its body."""
    for act in _acts_of(ledger).order_by("log_number"):
        columns = (act.log_number, act.kind, act.partnership_id, act.fund, moment_text(act.at))
        body = _table(act.body)
        if tuple(body.get(name) for name in ("number", "kind", "partnership", "fund", "at")) != columns:
            yield f"line {act.log_number:,} is kept as {act.kind}, which is not what its body says"


def _registered(ledger: Ledger) -> Iterator[str]:
    """Partners' keys are those that were registered in the log, and keys of ours those that it says began."""
    said = {_as_said(act) for act in _acts_of(ledger).filter(kind="partner key")}
    kept = {(row.line, row.party, str(keys.key_of(row))) for row in store.partner_keys(ledger)}
    for line, party, key in sorted(said ^ kept):
        yield f"the key {key} of {party} (line {line:,}) stands in only one of the log and the list of keys"
    ours = [keys.facts_of(row) for row in keys.known()]
    for act in _acts_of(ledger).filter(kind="key"):
        if _table(act.body).get("facts") not in ours:
            yield f"line {act.log_number:,} says that a key began, and no key of ours began so"


def _closings(ledger: Ledger) -> Iterator[str]:
    """What the log says was closed or opened again is kept so."""
    here = {"partnership_id": ledger.partnership, "fund": ledger.fund}
    again = MonthReopening.objects.filter(**{f"closing__{name}": value for name, value in here.items()})
    for kind, rows in (("closing", MonthClosing.objects.filter(**here)), ("re-opening", again)):
        kept = set(rows.values_list("proposal_id", flat=True))
        for act in _acts_of(ledger).filter(kind=kind).order_by("log_number"):
            facts = _table(act.body).get("facts")
            if not isinstance(facts, dict) or facts.get("proposal") not in kept:
                yield f"the {kind} of line {act.log_number:,} is kept nowhere else"


def _as_said(act: LogAct) -> tuple[int, str, str]:
    facts = _table(act.body).get("facts")
    facts = facts if isinstance(facts, dict) else {}
    return act.log_number, str(facts.get("party")), str(facts.get("key"))


def _acts_of(ledger: Ledger) -> QuerySet[LogAct]:
    return LogAct.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)


def _table(body: str) -> dict[str, object]:
    """A body as a table; an empty one where it is none, which its hash says already."""
    try:
        table = json.loads(body)
    except ValueError:
        return {}
    return table if isinstance(table, dict) else {}
