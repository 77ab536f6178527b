"""What a log says of its own signing, and what has to be kept because it does: checkpoints and counter-signatures.

Whatever is signed at once is a line of the log first, so that a checkpoint which is deleted, the last one too, leaves a
line that nothing signs. A counter-signature is a line as well, which the next checkpoint signs: then whoever holds
that one can show that it was given. It asks for no checkpoint of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.db.models import QuerySet

from section75.apps.evidence import store
from section75.apps.evidence.models import Checkpoint, CounterSignature, PartnerKey
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import add_act
from section75.apps.ledger.models import LogAct
from section75.core.evidence import sha256_of

WITNESS: Final = "counter-signature"
DAY: Final = "daily signing"
_NOT_SIGNED_AT_ONCE: Final = (WITNESS, "partner key")


def keep(ledger: Ledger, row: Checkpoint, *, party: str, key: PartnerKey | None, line: str, **who: Any) -> bool:
    """Keep that an organisation stands witness, beside the note and in the log; False where it is kept already."""
    is_new = store.counter_sign(row, party=party, key=key, line=line, **who)
    if is_new:
        add_act(ledger, WITNESS, _facts(row.number, party, line), at=who["at"])
    return is_new


def has_grown(ledger: Ledger, last: Checkpoint | None) -> bool:
    """Is there anything since the last checkpoint that is to be signed?"""
    if last is None:
        return ledger.rows().exists() or _acts(ledger).exists()
    more = _acts(ledger).filter(log_number__gt=last.size).exclude(kind=WITNESS)
    return ledger.rows().filter(seq__gt=last.entries).exists() or more.exists()


def missing(ledger: Ledger) -> Iterator[str]:
    """Checkpoints and counter-signatures that the log tells of and that are not kept, and the other way round."""
    last = store.last(ledger)
    after = _acts(ledger).filter(log_number__gt=last.size if last else 0).exclude(kind__in=_NOT_SIGNED_AT_ONCE)
    for act in after.order_by("log_number"):
        line = f"line {act.log_number:,} ({act.kind})"
        yield f"a checkpoint after the last is missing: {line} was signed when it was written"
    said = {_said(act.body) for act in _acts(ledger).filter(kind=WITNESS)}
    kept = {_said_of(row) for row in store.witnessed(ledger)}
    for number, party, _ in sorted(said - kept):
        yield f"the counter-signature of {party} under checkpoint {number}, which the log tells of, is missing"
    for number, party, _ in sorted(kept - said):
        yield f"the counter-signature of {party} under checkpoint {number} was put in: the log does not tell of it"


def _facts(number: int, party: str, line: str) -> dict[str, object]:
    by = {"sha256": sha256_of(line.encode())} if line else {}
    return {"checkpoint": number, "party": party, **by}


def _said(body: str) -> tuple[int, str, str]:
    try:
        facts = json.loads(body)["facts"]
        return _key(facts)
    except (ValueError, KeyError, TypeError):
        return 0, "nobody", ""


def _said_of(row: CounterSignature) -> tuple[int, str, str]:
    return _key(_facts(row.checkpoint.number, row.party, row.line))


def _key(facts: Mapping[str, Any]) -> tuple[int, str, str]:
    return int(facts["checkpoint"]), str(facts["party"]), str(facts.get("sha256", ""))


def _acts(ledger: Ledger) -> QuerySet[LogAct]:
    return LogAct.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
