"""A return as it was frozen: every rendering needs this and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from section75.returns import ReturnValue, read_value

FROZEN = Path(__file__).parents[1] / "returns" / "pooled_fund_quarter.json"


@pytest.fixture(scope="session")
def value() -> ReturnValue:
    return read_value(FROZEN.read_bytes())
