"""Trying a cell: one request by somebody, rolled back afterwards."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse

from section75.apps.accounts.actions import deactivate
from section75.apps.accounts.models import User
from section75.apps.audit import store as audit
from section75.apps.audit.models import AuditLine
from tests.books import as_they_were

from .expecting import Cell, Whose
from .objects import build
from .people import EVERYBODY, FOREIGN, FUND, NOBODY, OWN, Person, Standing
from .route import BY_THE_CALENDAR, Route, Where
from .sending import ASKED, SENT
from .world import World, load_two_partnerships

WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)
_WORLDS: list[World] = []
ORGANISATIONS = ("council", "ccg")


def world() -> World:
    """Both partnerships, loaded; the same rows every time."""

    def load() -> None:
        load_two_partnerships()
        made = World()
        build(made)
        _WORLDS.append(made)

    as_they_were("two partnerships", load)
    return _WORLDS[0]


@dataclass
class Browsers:
    """A signed-in browser for everybody; each request begins with the same session."""

    keys: dict[str, str] = field(default_factory=dict)
    server: ClientHandler = field(default_factory=lambda: ClientHandler(enforce_csrf_checks=False))  # one for all

    def open(self) -> None:
        """Sign everybody in, who have just proved who they are; then close the account of who is shut out."""
        for person in EVERYBODY:
            if person is not NOBODY:
                self.keys[person.name] = signed_in(User.objects.get(username=person.name))
        for person in EVERYBODY:
            if person.standing is Standing.SHUT_OUT:
                deactivate(User.objects.get(username=person.name))

    def of(self, person: Person) -> Client:
        """Their browser."""
        client = Client(raise_request_exception=False)
        client.handler = self.server
        if person.name:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.keys[person.name]
        return client


def signed_in(user: User, *, is_proved: bool = True) -> str:
    """The session of somebody who signed in, and proved just now who they are."""
    client = Client()
    client.force_login(user)
    session = client.session
    if is_proved:
        proof = {"method": "password", "at": time.time(), "username": user.username, "reauthenticated": True}
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [proof]
        session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
        session.save()
    return str(session.session_key)


def address(cell: Cell, route: Route, there: World) -> str | None:
    """The address of a cell; None where there is no such object."""
    place = {"slug": OWN, "fund": FUND}
    if cell.whose is Whose.FOREIGN_PLACE:
        place = {"slug": FOREIGN, "fund": FUND}
    if cell.whose is Whose.FOREIGN_PLACE and route.place not in (Where.FUND, Where.PARTNERSHIP):
        return None
    names = {Where.FUND: ("slug", "fund"), Where.PARTNERSHIP: ("slug",)}.get(route.place, ())
    kwargs: dict[str, Any] = {name: place[name] for name in names} | dict(route.more)
    if route.kind in BY_THE_CALENDAR and cell.whose is Whose.FOREIGN_NUMBER:
        return None
    if route.kind:
        found = _object(cell, route, there)
        if found is None:
            return None
        kwargs |= found
    elif cell.whose in (Whose.COLLEAGUES, Whose.FOREIGN_NUMBER):
        return None
    return reverse(cell.name, kwargs=kwargs)


def _object(cell: Cell, route: Route, there: World) -> dict[str, Any] | None:
    kind, person = route.kind, cell.person
    if kind == "passkey":
        return {"pk": 987_654}
    if cell.whose in (Whose.FOREIGN_NUMBER, Whose.FOREIGN_PLACE):
        return there.find(kind, "foreign", cell.state)
    if cell.whose is Whose.OWN:
        mine = (there.find(kind, name, cell.state) for name in (person.name, person.organisation, "own"))
        return next((each for each in mine if each), None) or _anothers(kind, person, cell.state, there)
    found = _anothers(kind, person, cell.state, there)
    if kind == "note" and found and found["number"] <= there.objects[kind, "council", ""]["number"]:
        return None  # each organisation counts its own from one: this number is the other's too
    return found


def _anothers(kind: str, person: Person, state: str, there: World) -> dict[str, Any] | None:
    whose = [name for each, name, _ in there.objects if each == kind and name not in (person.name, person.organisation)]
    others = [name for name in whose if name not in ("own", "foreign")]
    return there.find(kind, others[-1], state) if others else None


def send(client: Client, cell: Cell, where: str, there: World) -> Any:
    """The answer to the request."""
    if cell.method == "GET":
        said = ASKED[cell.name](there) if cell.name in ASKED else {}
        return client.get(where, said)
    said = dict(SENT[cell.name](there)) if cell.name in SENT else {}
    return client.post(where, said)


@dataclass(frozen=True)
class Answer:
    """What came of a request: its status, where it leads, the tables it wrote to, and who was refused what in it."""

    status: int
    leads_to: str
    wrote: frozenset[str]
    refused: tuple[tuple[str, str], ...]
    content: bytes


def tried(cell: Cell, route: Route, there: World, browsers: Browsers) -> Answer | None:
    """The request of a cell, watched and rolled back; None where there is no such object."""
    where = address(cell, route, there)
    if where is None:
        return None
    wrote: set[str] = set()

    def watching(execute: Any, sql: str, *more: Any) -> Any:
        if found := WRITES.match(sql):
            wrote.add(found.group(1))
        return execute(sql, *more)

    with undone():
        before = audit.head().number
        with connection.execute_wrapper(watching):
            answer = send(browsers.of(cell.person), cell, where, there)
            content = b"" if answer.streaming else answer.content
        lines = AuditLine.objects.filter(seq__gt=before, outcome="refused").values_list("who", "act")
        refused = tuple(lines)
    return Answer(answer.status_code, answer.headers.get("Location", ""), frozenset(wrote), refused, content)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
