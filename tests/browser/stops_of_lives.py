"""The pages of the timeline: how everything stands, an event recorded, and one withdrawn."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import PARTNERSHIP, Visitor

TIMELINE = f"{PARTNERSHIP}timeline/"
BARNET = "/partnerships/barnet-section-75/timeline/"
OXFORDSHIRE = "/partnerships/oxfordshire-adults/timeline/"
AGREEMENT = "record/?of=agreement&id=section-75"


def record_nothing_possible(visitor: Visitor) -> None:
    visitor.page.get_by_label("What happened?").select_option("closed")
    visitor.page.get_by_label("On which day?").fill("31 August 2022")
    visitor.press("Record the event")


def withdraw_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Withdraw the event")


LIVES = {
    "timeline": Stop(TIMELINE, says="What can happen next"),
    "timeline of a member": Stop(f"{TIMELINE}?on=31+August+2023", who="member", says="Ending agreed"),
    "timeline as known on a day": Stop(f"{OXFORDSHIRE}?on=1+May+2017&known_on=1+June+2017", says="as known on 1 June"),
    "timeline of many": Stop(f"{BARNET}?on=15+November+2018", says="Merged"),
    "timeline on no day": Stop(f"{TIMELINE}?on=31+February+2022", in_error=True),
    "record an event, of what": Stop(f"{TIMELINE}record/", says="What begins with its first event"),
    "record an event": Stop(f"{TIMELINE}{AGREEMENT}", says="What can happen next, as it stands today"),
    "record a new notice": Stop(f"{TIMELINE}record/?of=notice&agreement=section-75", says="Short name"),
    "record an event that cannot be": Stop(f"{TIMELINE}{AGREEMENT}", then=record_nothing_possible, in_error=True),
    "withdraw an event": Stop(TIMELINE + "events/{event}/withdraw/", says="It stays on record"),
    "withdraw an event without a reason": Stop(
        TIMELINE + "events/{event}/withdraw/", then=withdraw_without_a_reason, in_error=True
    ),
    "an event withdrawn": Stop(TIMELINE + "events/{event_withdrawn}/withdraw/", says="It was withdrawn on"),
}
