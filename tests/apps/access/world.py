"""Two partnerships full of objects: one's own with five funds, and another with a fund of the same name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from section75.apps.accounts.actions import Given, add_person, deactivate, give
from section75.apps.accounts.models import User
from section75.apps.accounts.store import today
from section75.apps.demonstration.actions import load_people, load_terms, run_funds
from section75.apps.demonstration.cast import BEGINS
from section75.apps.demonstration.example import read_example
from section75.apps.demonstration.people import give_parts
from section75.core.authority import Role, Scope
from section75.core.money import Money

from .people import EVERYBODY, NOBODY, OWN, Person, Standing, name_of
from .route import STATES

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
PASSWORD = "not-to-be-guessed-1"
LIMIT = Money.of("50,000,000")


def load_two_partnerships() -> None:
    """Two of the examples, with the cast in both, and the people of the access test in the first alone."""
    load_people()
    for folder in ("haringey-2016", "cambridgeshire-2023"):
        example = read_example(EXAMPLES / folder)
        load_terms(example, at=AT)
        give_parts(example, at=AT)
        run_funds(example, at=AT)
    left = add_person("has.left", post="Pool manager, who has left", password=PASSWORD)
    _give(left, Person("has.left", Role.POOL_MANAGER))
    for person in EVERYBODY:
        if person is not NOBODY:
            _give(add_person(person.name, post=person.name, password=PASSWORD), person, absent=left)
    deactivate(left)


def _give(user: User, person: Person, *, absent: User | None = None) -> None:
    if person.role is None:
        return
    starts_on, last_day = BEGINS, None
    if person.standing is Standing.ENDED:
        last_day = today() - timedelta(days=1)
    elif person.standing is Standing.NOT_BEGUN:
        starts_on = today() + timedelta(days=1)
    elif person.role.is_time_boxed:
        starts_on, last_day = today(), today() + timedelta(days=365)
    given = Given(
        person.role,
        person.organisation,
        Scope("" if person.role.is_of_the_installation else OWN, person.fund),
        starts_on,
        last_day,
        LIMIT,
        absent if person.standing is Standing.BACKED_BY_NOBODY else None,
    )
    give(user, given, at=AT, by="the test")


def somebody(role: Role) -> User:
    """Whoever holds a role at one's own partnership."""
    return User.objects.get(username=name_of(role))


@dataclass
class World:
    """The addresses of the objects there are, by kind, whose and state; and what else is to be sent."""

    objects: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    at: datetime = field(default_factory=timezone.now)

    def put(self, kind: str, whose: str, state: str = "", **kwargs: Any) -> None:
        """Remember how an object is addressed; of no state is the usual one."""
        self.objects[kind, whose, state or STATES.get(kind, ("",))[0]] = kwargs

    def find(self, kind: str, whose: str, state: str = "") -> dict[str, Any] | None:
        """How the object is addressed; without such a state, as usual; None where nobody of that kind has one."""
        return self.objects.get((kind, whose, state)) or self.objects.get((kind, whose, STATES.get(kind, ("",))[0]))
