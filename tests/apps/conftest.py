"""The cast and the example partnership, in a database of the tests' own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.demonstration.actions import FUND, load_agreements, load_first_quarter, load_people
from section75.apps.ledger.store import Ledger
from tests.books import as_they_were

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> dict[str, User]:
    """Everybody, by sign-in name, and the agreement they have parts in; books empty."""
    load_people()
    load_agreements(EXAMPLES, at=AT)
    return _by_name()


@pytest.fixture
def quarter(request: pytest.FixtureRequest, db: None) -> dict[str, User]:
    """The same, with April to June posted and a forecast at June."""
    if "cast" in request.fixturenames:
        cast: dict[str, User] = request.getfixturevalue("cast")
        load_first_quarter(EXAMPLES, at=AT)
        return cast
    as_they_were("a quarter", _load_quarter)
    return _by_name()


def _load_quarter() -> None:
    load_people()
    load_agreements(EXAMPLES, at=AT)
    load_first_quarter(EXAMPLES, at=AT)


def _by_name() -> dict[str, User]:
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def fund() -> Ledger:
    """The journal of the example's one fund."""
    return FUND


@pytest.fixture
def visitor(client: Client, cast: dict[str, User]) -> Client:
    """A browser signed in as the pool manager."""
    client.force_login(cast["pool.manager"])
    return client
