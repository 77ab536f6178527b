"""The pages of a fund's evidence."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import FUND

STOPS_OF_EVIDENCE = {
    "evidence": Stop(f"{FUND}evidence/", says="Take it away"),
    "evidence as the partner": Stop(f"{FUND}evidence/", who="partner.chief", says="prove first that it is you"),
    "checkpoint": Stop(f"{FUND}evidence/checkpoints/1/", says="Who stands witness"),
    "checkpoint as the partner": Stop(f"{FUND}evidence/checkpoints/1/", who="partner.chief", says="Counter-sign it"),
    "checkpoint there is not": Stop(f"{FUND}evidence/checkpoints/999/", status=404),
    "restorations": Stop(f"{FUND}evidence/restorations/", who="auditor", says="Nothing is missing"),
    "proof of an entry": Stop(f"{FUND}evidence/entries/5/", says="They lead there"),
}
