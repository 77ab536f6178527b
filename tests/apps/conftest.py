"""The cast and the example partnership, in a database of the tests' own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.demonstration.actions import FUND, load_agreements, load_first_quarter, load_people
from section75.apps.ledger.store import Ledger

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> dict[str, User]:
    """Everybody, by sign-in name, and the agreement they have parts in; books empty."""
    load_people()
    load_agreements(EXAMPLES, at=AT)
    return {user.username: user for user in User.objects.order_by("username")}


@pytest.fixture
def quarter(cast: dict[str, User]) -> dict[str, User]:
    """The same, with April to June posted and a forecast at June."""
    load_first_quarter(EXAMPLES, at=AT)
    return cast


@pytest.fixture
def fund() -> Ledger:
    """The journal of the example's one fund."""
    return FUND


@pytest.fixture
def visitor(client: Client, cast: dict[str, User]) -> Client:
    """A browser signed in as the pool manager."""
    client.force_login(cast["pool.manager"])
    return client
