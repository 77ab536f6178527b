"""Placing rules as they are kept, the answers for rows, and what was cleared; and a version to know a change by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.fitting import require_fitting
from section75.apps.placing.models import Clearing, Correction, RowAnswer, Rule, RuleEnding
from section75.apps.placing.wanted import WantedRule, goes_to
from section75.core.authority import Scope
from section75.core.calendar import Span
from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.explain import Clause
from section75.core.pools import ApprovedRule, Codes, Conditions, Destination
from section75.core.pools import Rule as AnyRule


@dataclass(frozen=True, slots=True)
class Recorded:
    """A rule as it was recorded, and how it stands: the days it holds are those of its row, cut short by its end."""

    row: Rule
    ending: RuleEnding | None

    @property
    def ends_before(self) -> date | None:
        """The day it ends before, by its own days or by what ended it; None where it goes on."""
        ends = [day for day in (self.row.ends_before, self.ending and self.ending.ends_before) if day]
        return min(ends, default=None)

    @property
    def rule(self) -> ApprovedRule | None:
        """The rule for the core; None of one that was replaced from its first day on."""
        row, ends = self.row, self.ends_before
        if ends is not None and ends <= row.starts_on:
            return None
        return ApprovedRule(
            row.number,
            self.conditions,
            Destination(row.destination),
            row.target,
            Span(row.starts_on, ends),
            Clause.read(row.clause),
            frozenset(row.before.splitlines()),
        )

    @property
    def conditions(self) -> Conditions:
        """Which rows it speaks of."""
        row = self.row
        return Conditions(
            Codes.read(row.cost_centres),
            Codes.read(row.subjectives),
            tuple(row.suppliers.splitlines()),
            tuple(row.words.splitlines()),
        )

    @property
    def goes_to(self) -> str:
        """Where rows go."""
        return goes_to(Destination(self.row.destination), self.row.target)


def all_of(place: Scope) -> list[Recorded]:
    """Every rule ever approved for a fund, latest first."""
    rows = _at(Rule, place).select_related("ending", "prepared_by", "approved_by").order_by("-number")
    return [Recorded(row, getattr(row, "ending", None)) for row in rows]


def recorded(place: Scope, number: int) -> Recorded | None:
    """One rule by its number."""
    return next((each for each in all_of(place) if each.row.number == number), None)


def approved_rules(partnership: str, fund: str) -> tuple[ApprovedRule, ...]:
    """The approved rules of a fund, each on the days it holds."""
    found = (each.rule for each in all_of(Scope(partnership, fund)))
    return tuple(rule for rule in found if rule is not None)


def rules_of(place: Scope) -> tuple[AnyRule, ...]:
    """Every rule of a fund: those of the agreement's file, and those approved beside them."""
    of_the_file = agreements.latest(place.partnership).placing_of(place.fund)
    return (*of_the_file, *approved_rules(place.partnership, place.fund))


def version(partnership: str, fund: str) -> str:
    """What changes with every rule, end of a rule, and answer for a row of a fund, and with nothing else: a hash of the
    proposals behind them, each of which is told by what it says.
    """
    place = Scope(partnership, fund)
    told = [
        sorted(_at(model, place).values_list("proposal_id", "proposal__fingerprint").distinct())
        for model in (Rule, RuleEnding, RowAnswer)
    ]
    return sha256_of(canonical_bytes([[list(each) for each in kind] for kind in told]))


def answers_of(partnership: str, fund: str, sha256: str) -> list[RowAnswer]:
    """What was said of single rows of a file, in their order."""
    return list(_at(RowAnswer, Scope(partnership, fund)).filter(file_sha256=sha256).order_by("row"))


def corrected_by(partnership: str, fund: str) -> dict[str, Correction]:
    """By file: what corrected it."""
    return {row.corrected_sha256: row for row in _at(Correction, Scope(partnership, fund)).order_by("pk")}


def kept_of(partnership: str, fund: str, sha256: str) -> dict[int, int]:
    """By row of a file that corrected another: the entry of that one that stands for it."""
    row = _at(Correction, Scope(partnership, fund)).filter(by_sha256=sha256).first()
    return {int(place): int(seq) for place, seq in json.loads(row.kept)} if row else {}


def clearings_of(place: Scope) -> list[Clearing]:
    """What cleared what from suspense, in the order it was posted."""
    return list(_at(Clearing, place).order_by("entry"))


def add(rules: Iterable[WantedRule], *, under: Carrying) -> list[Rule]:
    """Record approved rules, and end those that they replace from the day they begin."""
    place = under.scope
    last = _at(Rule, place).aggregate(last=Max("number"))["last"] or 0
    added = []
    for number, wanted in enumerate(rules, start=last + 1):
        row = Rule(**_approved(under, because=wanted.because), **_columns(wanted), number=number)
        require_fitting([row])
        row.save(force_insert=True)
        if wanted.replaces is not None:
            replaced = _at(Rule, place).get(number=wanted.replaces)
            _end(replaced, wanted.span.starts_on, because=wanted.because, replaced_by=number, under=under)
        added.append(row)
    return added


def end(numbers: Iterable[int], ends_before: date, *, because: str, under: Carrying) -> None:
    """Record that rules end before a day."""
    for number in numbers:
        row = _at(Rule, under.scope).get(number=number)
        _end(row, ends_before, because=because, replaced_by=None, under=under)


def answer(rows: Iterable[dict[str, Any]], *, because: str, under: Carrying) -> None:
    """Record what was said of rows."""
    kept = [RowAnswer(**_approved(under, because=because), **row) for row in rows]
    require_fitting(kept)
    RowAnswer.objects.bulk_create(kept)


def correct(corrected: str, by: str, kept: Mapping[int, int], *, because: str, under: Carrying) -> None:
    """Record that a file corrected another, and which entries of that stand for rows of this."""
    pairs = json.dumps(sorted(kept.items()), separators=(",", ":"))
    common = _approved(under, because=because)
    Correction.objects.create(**common, corrected_sha256=corrected, by_sha256=by, kept=pairs)


def clear(pairs: Iterable[tuple[int, int]], *, because: str, under: Carrying) -> None:
    """Record which entry cleared which: (cleared, by which)."""
    common = _approved(under, because=because)
    Clearing.objects.bulk_create(Clearing(**common, cleared=cleared, entry=entry) for cleared, entry in pairs)


def _end(row: Rule, ends_before: date, *, because: str, replaced_by: int | None, under: Carrying) -> None:
    common = _approved(under, because=because)
    RuleEnding.objects.create(**common, rule=row, ends_before=ends_before, replaced_by=replaced_by)


def _columns(wanted: WantedRule) -> dict[str, Any]:
    said = wanted.written()
    return {
        "cost_centres": said["cost_centres"],
        "subjectives": said["subjectives"],
        "suppliers": "\n".join(wanted.conditions.suppliers),
        "words": "\n".join(wanted.conditions.words),
        "starts_on": wanted.span.starts_on,
        "ends_before": wanted.span.ends_before,
        "destination": wanted.destination.value,
        "target": wanted.target,
        "clause": wanted.clause,
        "before": "\n".join(wanted.before),
        "replaces": wanted.replaces,
    }


def _approved(under: Carrying, *, because: str) -> dict[str, Any]:
    return {
        "partnership_id": under.scope.partnership,
        "fund": under.scope.fund,
        "because": because,
        "proposal_id": under.number,
        "prepared_by": under.prepared_by,
        "approved_by": under.approved_by,
        "approved_at": under.at,
    }


def _at(model: Any, place: Scope) -> QuerySet[Any]:
    return model.objects.filter(partnership_id=place.partnership, fund=place.fund)  # type: ignore[no-any-return]
