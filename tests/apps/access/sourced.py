"""Sources in both partnerships, and files whose columns nobody has named: elsewhere more, so that numbers differ."""

from __future__ import annotations

from section75.apps.accounts.models import User
from section75.apps.sources import actions
from section75.core.authority import Scope
from section75.core.money import Unit
from section75.importers.source_mapping import DateOrder, SpendIs
from section75.importers.source_mapping.mapping import Choice

from .people import FOREIGN, FUND, OWN
from .world import World

CHOICE = Choice(
    {"date": "Day", "cost_centre": "Centre", "amount": "Value"}, DateOrder.DAY_FIRST, Unit.POUNDS, SpendIs.POSITIVE
)


def bring(world: World, marks: dict[str, str]) -> None:
    """All of it, here and there."""
    officer = User.objects.get(username="finance.officer")
    for slug, whose, many in ((OWN, "own", 1), (FOREIGN, "foreign", 3)):
        place, mark = Scope(slug, FUND), marks[slug]
        for number in range(many):
            content = f"Day,Centre,Value,{mark}\n2022-06-1{number},HL100,1.00,x\n".encode()
            kept = actions.keep_waiting(
                officer, place, content=content, file_name=f"{mark}.csv", month="", control_total="", at=world.at
            )
            confirmed = actions.confirm(
                officer, place, name=f"{mark} {number}", content=content, file_name="a.csv", choice=CHOICE, at=world.at
            )
        world.put("file without columns", whose, waiting=kept.pk)
        world.put("source", whose, number=confirmed.source_id)
