"""Runs the state machine in a data folder with the cast and the agreement and nothing posted; says what it tried.

    python tests/model/running.py RUNS STEPS

It is a program of its own because it puts whole databases back, on either engine. Where something fails, it prints the
steps and the seed; SECTION75_SEED gives the same again, and SECTION75_SHRINK=1 looks for fewer steps that fail, which
takes minutes.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from pathlib import Path


def main(runs: int, steps: int) -> None:
    """Run it, and write down what was tried."""
    import django

    django.setup()
    from django.conf import settings as installed
    from hypothesis import HealthCheck, Phase, seed, settings
    from hypothesis.stateful import run_state_machine_as_test

    installed.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    from tests.model import machine
    from tests.model.fresh import Fresh

    _enter_forecast()
    machine.PooledFund.fresh = Fresh(Path(os.environ["SECTION75_DATA"]))
    phases = [Phase.explicit, Phase.generate] + ([Phase.shrink] if os.environ.get("SECTION75_SHRINK") else [])
    is_soak = os.environ.get("SECTION75_SOAK") == "1"
    number = int(os.environ.get("SECTION75_SEED") or (secrets.randbelow(10**9) if is_soak else 75))
    sys.stderr.write(f"SECTION75_SEED={number} does the same again\n")
    seed(number)(machine.PooledFund)
    run_state_machine_as_test(
        machine.PooledFund,
        settings=settings(
            max_examples=runs, stateful_step_count=steps, deadline=None, database=None,
            print_blob=True, report_multiple_bugs=False, phases=phases, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    sys.stdout.write(json.dumps({"tried": machine.TRIED, "told": machine.TOLD}))


def _enter_forecast() -> None:
    from section75.apps.budget.actions import enter_forecast
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.core.calendar import Month
    from section75.importers.forecast_file import read_forecast
    from tests.model.machine import BEGINS
    from tests.model.real import OFFICER, person

    example = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
    rows = read_forecast((example / "invented-forecast-2022-23-m3.csv").read_bytes())
    for number in (3, 6):
        month = Month(YEAR, number)
        enter_forecast(person(OFFICER), FUND, month=month, rows=rows, because="Invented", at=BEGINS)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
