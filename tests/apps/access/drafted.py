"""Drafts in the two partnerships: one of each organisation's own; elsewhere more, so that numbers differ."""

from __future__ import annotations

from collections.abc import Mapping

from section75.apps.accounts.models import User
from section75.apps.drafts import actions, begin
from section75.apps.drafts.actions import At

from .people import FOREIGN, OWN
from .world import World

OTHERS_THERE = 4


def draft(world: World, marks: Mapping[str, str]) -> None:
    """A draft of a new partnership for each side, with two parties in it."""
    by = {"council": "pool.manager", "ccg": "partner.chief"}
    for organisation, username in by.items():
        world.put("draft", organisation, number=_begun(OWN, username, marks[OWN], world))
    world.put("draft", "own", **world.objects["draft", "council", ""])
    for _ in range(OTHERS_THERE):
        number = _begun(FOREIGN, "pool.manager", marks[FOREIGN], world)
    world.put("draft", "foreign", number=number)


def _begun(place: str, username: str, mark: str, world: World) -> int:
    user = User.objects.get(username=username)
    row = begin.begin_new(user, place, name=mark.lower(), title=f"{mark} partnership", at=world.at)
    for number in (1, 2):
        values = {"id": f"{mark.lower()}-{number}", "name": f"{mark} Council", "source": "cl. 1"}
        actions.add_record(user, row, At(number, f"{mark.lower()}.toml", "party"), values, now=world.at)
    return row.number
