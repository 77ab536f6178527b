"""Whether the facts of a register hold together: what is found wrong, all of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from section75.core.organisations.days import Days
from section75.core.organisations.organisation import Code, Fact, Organisation
from section75.core.organisations.refusals import (
    CodeOfTwoBodies,
    NoSuchBody,
    OrganisationGivenTwice,
    OwnPredecessor,
    SucceededTwice,
    SuccessionOutOfTime,
    SuccessorNotThere,
    TwoAtOnce,
)
from section75.core.organisations.succession import How, Succession
from section75.core.refusals import Refusal


def problems_of(bodies: Sequence[Organisation], links: Sequence[Succession]) -> Iterator[Refusal]:
    """Everything that contradicts, bodies before successions."""
    by_id = {body.id: body for body in bodies}
    for id, times in Counter(body.id for body in bodies).items():
        if times > 1:
            yield OrganisationGivenTwice(id)
    for body in bodies:
        yield from _two_at_once(body)
    yield from _codes_of_two(bodies)
    for link, times in Counter((link.predecessor, link.successor, link.on) for link in links).items():
        if times > 1:
            yield SucceededTwice(*link)
    for each in links:
        yield from _ends_known(each, by_id)
    known = [link for link in links if {link.predecessor, link.successor} <= by_id.keys()]
    for each in known:
        yield from _in_time(each, by_id)
    yield from _circles(known)


def _two_at_once(body: Organisation) -> Iterator[Refusal]:
    families: dict[str, list[tuple[str, Days]]] = {
        "names": [(fact.value, body.days_of(fact)) for fact in body.names],
        "kinds": [(fact.value.value, body.days_of(fact)) for fact in body.kinds],
    }
    for fact in body.codes:
        family = families.setdefault(f"codes in the register {fact.value.register!r}", [])
        family.append((fact.value.code, body.days_of(fact)))
    for what, facts in families.items():
        for (one, first), (other, second) in combinations(facts, 2):
            on = first.overlaps(second)
            if on is not None:
                yield TwoAtOnce(what, body.name, [one, other], on)


def _codes_of_two(bodies: Sequence[Organisation]) -> Iterator[Refusal]:
    holders: dict[Code, list[tuple[Organisation, Fact[Code]]]] = defaultdict(list)
    for body in bodies:
        for fact in body.codes:
            holders[fact.value].append((body, fact))
    for code, held in holders.items():
        for (one, first), (other, second) in combinations(held, 2):
            on = one.days_of(first).overlaps(other.days_of(second)) if one.id != other.id else None
            if on is not None:
                yield CodeOfTwoBodies(str(code), [one.name, other.name], on)


def _ends_known(link: Succession, by_id: dict[str, Organisation]) -> Iterator[Refusal]:
    for id in (link.predecessor, link.successor):
        if id not in by_id:
            yield NoSuchBody(id, by_id, f"The succession of {link.predecessor!r} by {link.successor!r}")


def _in_time(link: Succession, by_id: dict[str, Organisation]) -> Iterator[Refusal]:
    if not isinstance(link.on, date):
        return
    predecessor, successor = by_id[link.predecessor], by_id[link.successor]
    starts, ends = predecessor.existence.starts_on, predecessor.existence.ends_before
    if isinstance(starts, date) and link.on < starts:
        yield SuccessionOutOfTime(predecessor.name, successor.name, link.on, starts, is_early=True)
    if isinstance(ends, date) and link.on > ends:
        yield SuccessionOutOfTime(predecessor.name, successor.name, link.on, ends, is_early=False)
    if link.predecessor != link.successor and successor.existence.holds(link.on) is False:
        yield SuccessorNotThere(predecessor.name, successor.name, link.on, str(successor.existence))


def _circles(links: Sequence[Succession]) -> Iterator[Refusal]:
    """Every circle in which a body is its own predecessor. A transfer ends nobody, and may go back."""
    left = [link for link in links if link.how is not How.TRANSFER or link.predecessor == link.successor]
    while left:
        before: dict[str, list[str]] = {}
        for link in left:
            before.setdefault(link.successor, []).append(link.predecessor)
        try:
            TopologicalSorter(before).prepare()
        except CycleError as error:
            circle = list(error.args[1])
            yield OwnPredecessor(circle)
            left = [link for link in left if link.predecessor not in circle]
        else:
            return
