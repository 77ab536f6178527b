"""What proposed terms would do: the terms before and after, the figures that move, what is found, what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from section75.apps.agreements import store as agreements
from section75.apps.agreements.refusals import TermsDropWhatIsUsed
from section75.apps.agreements.used import left_out
from section75.apps.ledger.months import latest_month
from section75.apps.ledger.store import Ledger
from section75.apps.risk_share.store import position_at
from section75.apps.variations import store
from section75.apps.variations.refusals import NothingVaries, OtherPartnership
from section75.core.agreements import Variation
from section75.core.calendar import Month
from section75.core.money import Money
from section75.core.partnership import Partnership, findings_of
from section75.core.refusals import Finding, Refusal, Result
from section75.core.variations import Figure, TermChange, figures_moved, terms_changed
from section75.importers.agreement_file import FileText, read_partnership


@dataclass(frozen=True, slots=True)
class Preview:
    """The terms before and after, what moves between them, and the findings that FAIL or WARN and are new or gone."""

    before: Partnership
    after: Partnership
    on: date
    figures: tuple[Figure, ...]
    terms: tuple[TermChange, ...]
    found: tuple[Finding, ...]
    gone: tuple[Finding, ...]

    @property
    def new(self) -> tuple[Variation, ...]:
        """The variations that come in."""
        known = {each.id for each in self.before.variations}
        return tuple(each for each in self.after.variations if each.id not in known)

    @property
    def title(self) -> str:
        """What they are called: by their variations, or else as a new version of the terms."""
        return " and ".join(each.title for each in self.new) or "A new version of the terms"

    @property
    def by_year(self) -> tuple[Figure, ...]:
        """The figures but for the months'."""
        return tuple(each for each in self.figures if not each.of.startswith("Instalment"))

    @property
    def by_month(self) -> tuple[Figure, ...]:
        """The months' figures."""
        return tuple(each for each in self.figures if each.of.startswith("Instalment"))


def preview(partnership: str, brought: Sequence[FileText], *, today: date) -> Preview:
    """What files would do to the terms in force. Refuses files of another partnership, files that change nothing, files
    that leave out what the books use, and whatever the reader refuses, with all its problems.
    """
    after = read_partnership(store.with_them(partnership, brought))
    if after.id != partnership:
        raise OtherPartnership(after.id, partnership)
    before = agreements.latest(partnership)
    if after.terms == before.terms:
        raise NothingVaries(", ".join(file.name for file in brought))
    dropped = left_out(after)
    if dropped:
        raise TermsDropWhatIsUsed(partnership, dropped)
    return compare(before, after, today=today)


def compare(before: Partnership, after: Partnership, *, today: date, on: date | None = None) -> Preview:
    """What moves between two versions of the terms: facts on a day, or the first a variation binds, or else today."""
    known = {each.id for each in before.variations}
    binding = [each.effective for each in after.variations if each.id not in known]
    on = on or min(binding, default=today)
    was, now = _worth_telling(before), _worth_telling(after)
    return Preview(
        before=before,
        after=after,
        on=on,
        figures=figures_moved(before, after, variances=_variances(before)),
        terms=terms_changed(before, after, on=on),
        found=tuple(each for each in now if each.says not in {other.says for other in was}),
        gone=tuple(each for each in was if each.says not in {other.says for other in now}),
    )


def _worth_telling(terms: Partnership) -> list[Finding]:
    return [each for each in findings_of(terms) if each.result in (Result.FAIL, Result.WARN)]


def _variances(terms: Partnership) -> dict[tuple[str, Month], Money]:
    """Each fund's forecast variance at its latest month, where there is one."""
    found = {}
    for fund in terms.funds:
        ledger = Ledger(terms.id, fund.id)
        month = latest_month(terms, ledger)
        if month is None:
            continue
        try:
            found[fund.id, month] = position_at(terms, ledger, month).variance.amount
        except Refusal:  # no budget, or no forecast: there is no variance to share
            continue
    return found
