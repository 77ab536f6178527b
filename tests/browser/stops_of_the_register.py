"""The pages of the register: functions on a day, records, contracts."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import PARTNERSHIP

BARNET = "/partnerships/barnet-section-75/"
HARINGEY = "/partnerships/haringey-framework/"
OLDER_PEOPLE = "/partnerships/cambridgeshire-older-people/"

REGISTER = {
    "functions": Stop(f"{PARTNERSHIP}functions/", says="its owner stays liable for it"),
    "functions on no day": Stop(f"{PARTNERSHIP}functions/?on=31+February+2022", in_error=True),
    "functions once the schedule has ended": Stop(
        f"{PARTNERSHIP}functions/?on=1+September+2024", says="Nothing delegates it on this day"
    ),
    "functions of a paper that lists some": Stop(
        f"{HARINGEY}functions/?on=1+May+2017", says="Schedules that list no function"
    ),
    "functions without days": Stop(f"{OLDER_PEOPLE}functions/?on=1+May+2012", says="Not known on this day"),
    "records": Stop(f"{PARTNERSHIP}records/", says="Joint consultation"),
    "records with a vehicle beside the pool": Stop(
        f"{OLDER_PEOPLE}records/", says="None of this is section 75, and no figure of any pool counts it."
    ),
    "contracts where there is none": Stop(f"{PARTNERSHIP}contracts/", says="No contract is on record."),
    "contracts": Stop(f"{BARNET}contracts/?on=15+November+2018", says="884 days longer"),
    "contracts on no day": Stop(f"{BARNET}contracts/?on=soon", in_error=True),
}
