"""The bytes of issued reports, for whoever holds them against the hashes in a fund's log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from section75.apps.evidence.named import Named
from section75.apps.ledger.ledgers import Ledger
from section75.apps.returns import store


def of_report(ledger: Ledger, facts: Mapping[str, object]) -> Iterator[Named]:
    """A report that the log says was issued: its value and its renderings, as they are now."""
    edition, period, renderings = str(facts.get("edition")), str(facts.get("period")), facts.get("renderings")
    row = store.find(ledger, edition, period)
    called = f"{edition} {period}"
    yield Named(str(facts.get("sha256")), called, bytes(row.value) if row else None)
    kept = {each.format: bytes(each.content) for each in store.renderings(row)} if row else {}
    for form, sha256 in sorted(renderings.items()) if isinstance(renderings, dict) else ():
        yield Named(str(sha256), f"{called} as {form}", kept.get(form))


FILES = {"issued report": of_report}
