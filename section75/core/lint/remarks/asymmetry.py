"""Asymmetry: a partner that keeps less of an underspend than it bears of an overspend, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.lint.remark import Remark, Seen
from section75.core.money import Money

_TRIED = Money(1_000_000_00)


def look(seen: Seen) -> Iterator[Remark]:
    """One remark where a million pounds over and a million under are not each other's mirror."""
    over, under = seen.curve.at(_TRIED), seen.curve.at(-_TRIED)
    if over.refusal or under.refusal:
        return
    apart = [
        f"{party.called} bears {over.of(party.id)} of the one and keeps {abs(under.of(party.id))} of the other"
        for party in seen.facts.parties
        if abs(over.of(party.id).pence + under.of(party.id).pence) > over.portions + under.portions
    ]
    if apart:
        says = (
            f"An overspend and an underspend are not shared alike. Of {_TRIED} over and {_TRIED} under, "
            f"{'; '.join(apart)}. Say whether that is meant."
        )
        yield Remark("the two directions differ", says, seen.rule.clause, rests_on_amounts=True)
