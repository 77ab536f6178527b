"""Terms brought to both partnerships to vary them: in each a group that its agreement does not have yet."""

from __future__ import annotations

from section75.apps.agreements import store as agreements
from section75.apps.variations.store import keep
from section75.core.authority import Role
from section75.importers.agreement_file import FileText

from .people import FOREIGN, OWN
from .world import World, somebody

MANY = {OWN: 1, FOREIGN: 4}


def a_variation(slug: str, mark: str, *, number: int = 1) -> FileText:
    """A file that varies a partnership by a group of its own."""
    terms = agreements.latest(slug)
    agreement = terms.agreements[0]
    day = agreement.span.starts_on if agreement.span else "2017-06-01"
    text = f"""
[file]
format = "section75-agreement/1"
kind = "invented"
about = "{mark}: a group that meets"

[partnership]
id = "{slug}"
name = "{terms.name}"

[variation]
id = "group-{number}"
number = {number}
agreement = "{agreement.id}"
title = "{mark} letter"
by = "letter"
effective = {day}
source = "invented"

[[group]]
id = "invented-group-{number}"
name = "{mark} group"
source = "invented"
"""
    return FileText(f"{mark.lower()}.toml", text.encode())


def bring(world: World, marks: dict[str, str]) -> None:
    """One in the one place, more in the other, so that numbers differ."""
    by = somebody(Role.POOL_MANAGER)
    for slug, whose in ((OWN, "own"), (FOREIGN, "foreign")):
        for _ in range(MANY[slug]):
            row = keep(slug, [a_variation(slug, marks[slug])], by=by, at=world.at)
        world.put("terms", whose, number=row.pk)
