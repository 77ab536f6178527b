"""Reading lists over a register: what they say takes the place of what was known, and nothing else changes.

A list drawn up on a later day than the last source shows a change; one drawn up on the same day corrects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from section75.core.explain import Clause
from section75.core.organisations import (
    NOT_SHOWN,
    Code,
    Days,
    Fact,
    How,
    NoSuchBody,
    Organisation,
    Register,
    Succession,
)
from section75.core.refusals import Refusal, raise_all
from section75.importers.organisations_file.lists import ListedBody, ListedSuccession

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """What lists change in a register: bodies and successions new or otherwise known, and which bodies they show.

    `register` is the register with them, which holds together.
    """

    register: Register
    bodies: tuple[Organisation, ...]
    successions: tuple[Succession, ...]
    shows: tuple[str, ...]


def key_of(link: Succession) -> str:
    """What a succession is known by: its two bodies, and whether functions only were transferred."""
    return f"{link.predecessor}>{link.successor}{'>transfer' if link.how is How.TRANSFER else ''}"


def read_over(
    register: Register,
    listed: Sequence[ListedBody | ListedSuccession | Organisation | Succession],
    *,
    as_at: date,
) -> Changes:
    """The register with what lists drawn up on a day say. Refuses, all at once, whatever then contradicts."""
    bodies = {body.id: body for body in register.organisations}
    links = {key_of(link): link for link in register.successions}
    shows: list[str] = []
    for each in listed:
        if isinstance(each, ListedBody):
            body = _body(register, each, as_at)
            bodies[body.id] = body
            shows += [body.id] if not body.existence.has_ended else []
        elif isinstance(each, Organisation):
            bodies[each.id] = each
    links |= {key_of(each): each for each in listed if isinstance(each, Succession)}
    for link in _links([each for each in listed if isinstance(each, ListedSuccession)], bodies.values(), links):
        links[key_of(link)] = link
    after = Register.of(bodies.values(), links.values())
    old_bodies, old_links = set(register.organisations), set(register.successions)
    return Changes(
        after,
        tuple(body for body in after.organisations if body not in old_bodies),
        tuple(link for link in after.successions if link not in old_links),
        tuple(sorted(shows)),
    )


def seen(body: Organisation, day: date) -> Organisation:
    """A body that a list drawn up on a day shows as still there."""
    days = body.existence
    if days.has_ended or day in days.seen_on or days.holds(day) is False:
        return body
    return replace(body, existence=replace(days, seen_on=tuple(sorted({*days.seen_on, day}))))


def _body(register: Register, listed: ListedBody, as_at: date) -> Organisation:
    """What is known of a body once a list has been read: the same, where the list says nothing else."""
    found = [body for code in (*listed.codes, *listed.former_codes) for body in register.by_code(code)]
    if not found:
        return _new(listed)
    body = found[0]
    days = body.existence
    if listed.prints_days:
        ends = listed.ends_before or _later_end(days, as_at)
        days = replace(days, starts_on=listed.starts_on or NOT_SHOWN, ends_before=ends)
    changed = replace(
        body,
        existence=days,
        names=_with(body.names, listed.name, listed.source, body.existence, as_at),
        kinds=_with(body.kinds, listed.kind, listed.source, body.existence, as_at),
        codes=_codes(body, listed, as_at),
        note=listed.note or body.note,
    )
    return body if changed == body else replace(changed, source=listed.source)


def _later_end(days: Days, as_at: date) -> date | None:
    """An end known already that comes after the list was drawn up: the list could not have known of it."""
    return days.ends_before if isinstance(days.ends_before, date) and days.ends_before > as_at else None


def _new(listed: ListedBody) -> Organisation:
    source = listed.source
    former = [Fact(code, source, Days(NOT_SHOWN, NOT_SHOWN)) for code in listed.former_codes]
    return Organisation(
        listed.id,
        (Fact(listed.name, source),),
        (Fact(listed.kind, source),),
        (*(Fact(code, source) for code in listed.codes), *former),
        Days(listed.starts_on or NOT_SHOWN, listed.ends_before),
        source,
        listed.note,
    )


def _codes(body: Organisation, listed: ListedBody, as_at: date) -> tuple[Fact[Code], ...]:
    codes = body.codes
    for code in listed.codes:
        family = [fact for fact in codes if fact.value.register == code.register]
        others = [fact for fact in codes if fact.value.register != code.register]
        now = _with(tuple(family), code, listed.source, body.existence, as_at)
        codes = codes if now == tuple(family) else (*others, *now)
    known = {fact.value for fact in codes}
    former = [code for code in listed.former_codes if code not in known]
    return (*codes, *(Fact(code, listed.source, Days(NOT_SHOWN, NOT_SHOWN)) for code in former))


def _with(facts: tuple[Fact[T], ...], value: T, source: Clause, body: Days, as_at: date) -> tuple[Fact[T], ...]:
    """Facts of one family with the value a list shows: as they are, closed and followed, or corrected."""
    if any(fact.value == value for fact in facts):
        return facts
    if not facts:
        return (Fact(value, source),)
    last = facts[-1]
    days = last.days or body
    known = days.last_known
    if days.has_ended or known is None or known >= as_at:
        return (*facts[:-1], Fact(value, source, last.days))
    closed = replace(last, days=replace(days, ends_before=NOT_SHOWN))
    return (*facts[:-1], closed, Fact(value, source, Days(NOT_SHOWN, None, (as_at,))))


def _links(
    listed: Sequence[ListedSuccession], bodies: Iterable[Organisation], known: dict[str, Succession]
) -> list[Succession]:
    by_code = {fact.value: body.id for body in bodies for fact in body.codes}
    problems: list[Refusal] = []
    links = []
    for each in listed:
        absent = [code for code in (each.predecessor, each.successor) if code not in by_code]
        problems += [NoSuchBody(str(code), map(str, by_code), each.source.cite) for code in absent]
        if absent:
            continue
        link = Succession(by_code[each.predecessor], by_code[each.successor], each.on, each.how, each.source)
        before = known.get(key_of(link))
        if before is None or (before.on, before.how) != (link.on, link.how):
            links.append(link if before is None else replace(before, on=link.on, how=link.how, source=link.source))
    raise_all(problems)
    return links
