"""What can be proposed of placing rules: adding some, which may replace others, and ending some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse as address_of

from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.placing import store
from section75.apps.placing.destinations import destinations_of
from section75.apps.placing.refusals import (
    EndsBeforeItBegins,
    NoRulesNamed,
    NoSuchDestination,
    NoSuchRule,
    RuleEndedAlready,
    RuleSaysNothing,
    RuleWithoutAuthority,
)
from section75.apps.placing.wanted import WantedRule, goes_to
from section75.core.authority import Act, Scope
from section75.core.calendar import in_words, read_day
from section75.core.ledger import ReasonMissing, says_something
from section75.core.pools import Conditions, rule_name
from section75.core.refusals import Refusal, raise_all


def _wanted(said: Any) -> tuple[WantedRule, ...]:
    return tuple(WantedRule.read(each) for each in said["rules"])


def _shows_adding(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - the same at any time
    wanted = _wanted(said)
    raise_all(_objections(scope, wanted))
    many = "a placing rule" if len(wanted) == 1 else f"{len(wanted)} placing rules"
    return Shown(
        title=f"Add {many}",
        says=tuple(dict.fromkeys(f"{each.because.strip()} ({each.clause})" for each in wanted)),
        changes=tuple(change for each in wanted for change in _changes(each)),
        about=frozenset(name for each in wanted for name in (each.target, *each.conditions.suppliers) if name),
        address=_address(scope),
    )


def _changes(wanted: WantedRule) -> Iterator[Change]:
    to, order = goes_to(wanted.destination, wanted.target), ", ".join(wanted.before)
    first = f", before {order}" if order else ""
    yield Change(f"Rows of {wanted.conditions.in_words}, {wanted.span}{first}", "no such rule", to)
    if wanted.replaces is not None:
        ends = in_words(wanted.span.starts_on)
        yield Change(rule_name(wanted.replaces).capitalize(), "goes on", f"ends before {ends}, replaced")


def _objections(scope: Scope, wanted: Sequence[WantedRule]) -> Iterator[Refusal]:
    if not wanted:
        yield NoRulesNamed()
    terms = agreements.latest(scope.partnership)
    fund, places = terms.fund(scope.fund), destinations_of(terms, scope.fund)
    names = sorted({rule.name for rule in store.rules_of(scope)})
    for each in wanted:
        if each.conditions == Conditions():
            yield RuleSaysNothing()
        if not says_something(each.clause):
            yield RuleWithoutAuthority()
        if not says_something(each.because):
            yield ReasonMissing("A placing rule")
        where = goes_to(each.destination, each.target)
        if where not in places:
            yield NoSuchDestination(where, places, str(fund.clause))
        yield from (NoSuchRule(name, fund.name, names) for name in each.before if name not in names)
        if [one.replaces for one in wanted].count(each.replaces) > 1 and each.replaces is not None:
            yield RuleEndedAlready(rule_name(each.replaces), each.span.starts_on)
        if each.replaces is not None:
            yield from _of_ending(scope, each.replaces, each.span.starts_on.isoformat())


def _of_ending(scope: Scope, number: int, ends: str) -> Iterator[Refusal]:
    found, ends_before = store.recorded(scope, number), read_day(ends)
    if found is None:
        known = [rule_name(each.row.number) for each in reversed(store.all_of(scope))]
        yield NoSuchRule(rule_name(number), scope.fund, known)
    elif found.ending is not None or (found.ends_before is not None and found.ends_before <= ends_before):
        yield RuleEndedAlready(rule_name(number), found.ends_before or ends_before)
    elif ends_before < found.row.starts_on:
        yield EndsBeforeItBegins(rule_name(number), found.row.starts_on, ends_before)


def _add(carrying: Carrying) -> Done:
    wanted = _wanted(carrying.arguments)
    added = store.add(wanted, under=carrying)
    names = ", ".join(rule_name(row.number) for row in added)
    return Done(f"Added {names}.", _address(carrying.scope), tuple(one for each in wanted for one in _changes(each)))


def _shows_ending(scope: Scope, said: Any, at: datetime) -> Shown:  # noqa: ARG001 - the same at any time
    found = [refusal for number in said["numbers"] for refusal in _of_ending(scope, number, said["ends_before"])]
    if not said["numbers"]:
        found.append(NoRulesNamed())
    if not says_something(said["because"]):
        found.append(ReasonMissing("Ending a placing rule"))
    raise_all(found)
    names = [rule_name(number) for number in said["numbers"]]
    return Shown(
        title=f"End {', '.join(names)}",
        says=(str(said["because"]),),
        changes=_ends(scope, said),
        address=_address(scope),
    )


def _ends(scope: Scope, said: Any) -> tuple[Change, ...]:
    ends = f"ends before {in_words(read_day(said['ends_before']))}"
    found = [store.recorded(scope, number) for number in said["numbers"]]
    names = [f"{rule_name(each.row.number).capitalize()}: {each.conditions.in_words}" for each in found if each]
    return tuple(Change(name, "goes on", ends) for name in names)


def _end(carrying: Carrying) -> Done:
    said: Any = carrying.arguments
    changes = _ends(carrying.scope, said)
    store.end(said["numbers"], read_day(said["ends_before"]), because=said["because"], under=carrying)
    names = ", ".join(rule_name(number) for number in said["numbers"])
    return Done(f"Ended {names}.", _address(carrying.scope), changes)


def _address(scope: Scope) -> str:
    return address_of("placing:list", kwargs={"slug": scope.partnership, "fund": scope.fund})


KINDS = (
    Kind("add-rule", "Add placing rules", Act.PROPOSE_POSTING, Act.APPROVE_POSTING, _shows_adding, _add),
    Kind("end-rule", "End placing rules", Act.PROPOSE_POSTING, Act.APPROVE_POSTING, _shows_ending, _end),
)
