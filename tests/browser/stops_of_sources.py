"""The pages of sources of extracts: one that was confirmed, and a file whose columns nobody has named."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.browser.stop import Stop
from tests.browser.visiting import FUND, Visitor

FILE = "Invented AP report\n\nTrans Dt,CC,Narr,Value\n14/06/2022,LD402,Placement,-1250.37\n,,Total,-1250.37\n"


def fill_sources(at: datetime) -> dict[str, Any]:
    """A source with two versions of its mapping, and a file that waits."""
    from section75.apps.accounts.models import User
    from section75.apps.demonstration.actions import FUND as HERE
    from section75.apps.sources import actions
    from section75.core.authority import Scope
    from section75.core.money import Unit
    from section75.importers.source_mapping import DateOrder, SpendIs
    from section75.importers.source_mapping.mapping import Choice

    officer = User.objects.get(username="finance.officer")
    place, content = Scope(HERE.partnership, HERE.fund), FILE.encode()
    columns = {"date": "Trans Dt", "cost_centre": "CC", "description": "Narr", "amount": "Value"}
    choice = Choice(columns, DateOrder.DAY_FIRST, Unit.POUNDS, SpendIs.NEGATIVE, header_row=3, leaves_out_totals=True)
    said = {"name": "Council AP report", "content": content, "file_name": "ap.csv", "choice": choice, "at": at}
    actions.confirm(officer, place, **said)  # type: ignore[arg-type]
    again = actions.confirm(officer, place, **said, because="The report has a new title")  # type: ignore[arg-type]
    other = content.replace(b"Narr", b"Text")
    kept = actions.keep_waiting(
        officer, place, content=other, file_name="june.csv", month="", control_total="1,250.37", at=at
    )
    return {"source": again.source_id, "unnamed": kept.pk}


def choose_nothing(visitor: Visitor) -> None:
    visitor.press("Show how the rows would be read")


STOPS_OF_SOURCES = {
    "sources": Stop(f"{FUND}sources/", "finance.officer", says="Files whose columns are not named yet"),
    "source": Stop(f"{FUND}sources/{{source}}/", says="Version 2"),
    "columns to be named": Stop(
        f"{FUND}sources/confirm/{{unnamed}}/", "finance.officer", says="Say what the columns are"
    ),
    "columns not chosen": Stop(
        f"{FUND}sources/confirm/{{unnamed}}/", "finance.officer", then=choose_nothing, in_error=True
    ),
}
