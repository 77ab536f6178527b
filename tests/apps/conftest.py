"""The cast and the example partnership, in a database of the tests' own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.demonstration.actions import FUND, load_agreements, load_first_quarter, load_people
from section75.apps.evidence import actions
from section75.apps.ledger.store import Ledger
from tests.apps import signing
from tests.books import as_they_were

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)


@pytest.fixture
def cast(request: pytest.FixtureRequest, db: None) -> dict[str, User]:
    """Everybody, by sign-in name, and the agreement they have parts in; books empty, unless a quarter is asked for."""
    if "quarter" in request.fixturenames:
        as_they_were("a quarter", _load_quarter)
    else:
        as_they_were("the cast", _load_cast)
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def quarter(cast: dict[str, User]) -> dict[str, User]:
    """The same, with April to June posted and a forecast at June."""
    return cast


def _load_cast() -> None:
    load_people()
    load_agreements(EXAMPLES, at=AT)


def _load_quarter() -> None:
    _load_cast()
    load_first_quarter(EXAMPLES, at=AT)


@pytest.fixture
def fund() -> Ledger:
    """The journal of the example's one fund."""
    return FUND


@pytest.fixture
def visitor(client: Client, cast: dict[str, User]) -> Client:
    """A browser signed in as the pool manager."""
    client.force_login(cast["pool.manager"])
    return client


@pytest.fixture
def key(settings: Any, tmp_path: Path) -> Path:
    """A place of its own for the signing key."""
    settings.SIGNING_KEY = tmp_path / "keys" / "signing-key"
    return tmp_path / "keys" / "signing-key"


@pytest.fixture
def signed(cast: dict[str, User], fund: Ledger, key: Path) -> dict[str, User]:
    """A fund one act of whose log is signed."""
    signing.register(cast, fund)
    actions.sign_daily(at=signing.AT)
    return cast
