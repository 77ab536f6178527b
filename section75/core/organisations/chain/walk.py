"""Walking from a body towards a day: forwards by every succession, back only where there is one predecessor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from section75.core.calendar import in_words
from section75.core.organisations.chain.answer import Holder
from section75.core.organisations.chain.apportionment import Apportionment
from section75.core.organisations.organisation import Organisation
from section75.core.organisations.refusals import ApportionedToAnother, ApportioningIsAsked
from section75.core.organisations.register import Register
from section75.core.organisations.succession import How, Succession


@dataclass(slots=True)
class Walk:
    """One walk through a register towards a day: the steps taken, and why it could not go on."""

    register: Register
    on: date
    recorded: Sequence[Apportionment]
    steps: list[Succession] = field(default_factory=list)
    asks: ApportioningIsAsked | None = None
    ended: Organisation | None = None
    unknown: str = ""


def standing(walk: Walk, body: Organisation, share: Fraction | None) -> list[Holder]:
    """The bodies that stand where this one stood, with their part of its share."""
    holds = body.existence.holds(walk.on)
    if holds:
        return [Holder(body, share)]
    starts, ends = body.existence.starts_on, body.existence.ends_before
    if holds is False and isinstance(starts, date) and walk.on < starts:
        return _back(walk, body, share)
    if holds is False and isinstance(ends, date):
        return _forward(walk, body, share)
    if holds is None and _was_taken_later(walk, body):
        return _back(walk, body, share)
    walk.unknown = walk.unknown or f"No source read shows whether {body.name} was there on that day."
    return []


def _was_taken_later(walk: Walk, body: Organisation) -> bool:
    """Of a body whose first day is not shown: did it take another's place only after the day that is asked of?"""
    days = [link.on for link in _came_from(walk.register, body)]
    return bool(days) and all(isinstance(day, date) and walk.on < day for day in days)


def _came_from(register: Register, body: Organisation) -> list[Succession]:
    """The successions by which it stands where it stands; a body that took others in stood there already."""
    return [link for link in register.before(body.id) if link.how not in (How.TRANSFER, How.ACQUISITION)]


def _forward(walk: Walk, body: Organisation, share: Fraction | None) -> list[Holder]:
    """From a body that has ended to what took its place."""
    links = [link for link in walk.register.after(body.id) if link.how is not How.TRANSFER and _by(link.on, walk.on)]
    if not links:
        walk.ended = walk.ended or body
        return []
    walk.steps.extend(links)
    if len(links) == 1:
        return standing(walk, walk.register.get(links[0].successor), share)
    shares = _recorded_shares(walk, body, links)
    found: list[Holder] = []
    for link in links:
        part = None if share is None or shares is None else share * shares[link.successor]
        found.extend(standing(walk, walk.register.get(link.successor), part))
    if shares is None and len({holder.body.id for holder in found}) > 1:
        names = [walk.register.get(link.successor).name for link in links]
        walk.asks = walk.asks or ApportioningIsAsked(body.name, links[0].on, names, str(links[0].source))
    return found


def _back(walk: Walk, body: Organisation, share: Fraction | None) -> list[Holder]:
    """From a body that was not there yet to the one whose place it took; several are never chosen between."""
    links = _came_from(walk.register, body)
    if len(links) == 1:
        walk.steps.append(links[0])
        return standing(walk, walk.register.get(links[0].predecessor), share)
    if links:
        names = ", ".join(walk.register.get(link.predecessor).name for link in links)
        walk.unknown = f"{body.name} took the place of {len(links)} bodies ({names}), and no source says of which here."
    else:
        first = in_words(body.existence.starts_on) if isinstance(body.existence.starts_on, date) else "then"
        walk.unknown = f"{body.name} was not there before {first}, and no source read says whose place it took."
    return []


def _by(link_on: object, day: date) -> bool:
    return not isinstance(link_on, date) or link_on <= day


def _recorded_shares(walk: Walk, body: Organisation, links: Sequence[Succession]) -> dict[str, Fraction] | None:
    """What partners recorded of a split, by successor; None where they recorded nothing."""
    days = {link.on for link in links}
    successors = {link.successor for link in links}
    for record in walk.recorded:
        if record.on not in days:
            continue
        shares = {
            walk.register.find(asked, where=f"The apportionment of {record.party!r}").id: share
            for asked, share in record.shares.shares
        }
        if not successors & shares.keys():
            continue  # the place of another body, which ended on the same day
        if shares.keys() != successors:
            names = [[walk.register.get(id).name for id in sorted(ids)] for ids in (shares.keys(), successors)]
            raise ApportionedToAnother(body.name, record.on, names[0], names[1], record.clause.cite)
        return shares
    return None


def together(found: Sequence[Holder]) -> tuple[Holder, ...]:
    """Each body once, with all of its share; a body whose share is nothing stands nowhere."""
    shares: dict[str, Fraction | None] = {}
    bodies = {holder.body.id: holder.body for holder in found}
    for holder in found:
        before = shares.get(holder.body.id, Fraction(0))
        shares[holder.body.id] = None if before is None or holder.share is None else before + holder.share
    if len(bodies) == 1:
        return tuple(Holder(body) for body in bodies.values())
    return tuple(Holder(bodies[id], share) for id, share in sorted(shares.items()) if share != 0)
