"""Every scope check there is, each taken away by itself: the cells that must then come out differently."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import FrameType
from typing import Any
from unittest.mock import patch

from django.db.models.query import QuerySet

from section75.apps.accounts import store as accounts
from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.agreements.visiting import Visit
from section75.apps.work.models import Job
from section75.core.authority import Delegation, Scope

from .expecting import Cell, Whose
from .people import EVERYBODY, Person

_BY_NAME = {person.name: person for person in EVERYBODY}
MANAGER, ADMINISTRATOR = "our.pool.manager", "our.system.administrator"


@dataclass(frozen=True)
class Neutralised:
    """A check, how it is taken away, and the cells of which at least one must notice."""

    name: str
    away: Callable[[], Any]
    cells: tuple[Cell, ...]


def cell(name: str, who: str, whose: Whose = Whose.OWN, method: str = "GET", state: str = "") -> Cell:
    """One cell, by the name of the person."""
    return Cell(name, method, _person(who), whose, state)


def _person(who: str) -> Person:
    return _BY_NAME[who]


def _let_in(slug: str) -> accounts.Part:
    """The part of somebody who may do nearly everything at a place."""
    for name in ("our.pool.manager", "pool.manager"):
        user = User.objects.get(username=name)
        held = [each for each in accounts.delegations_of(user) if each.scope.partnership == slug]
        if held:
            return accounts.Part(user, slug, accounts.today(), tuple(held), held[0])
    raise AssertionError(slug)


def _visit(_request: Any, slug: str, fund: str | None, _act: Any) -> Visit:
    partnership = agreements.latest(slug)
    return Visit(_let_in(slug), partnership, partnership.fund(fund) if fund else None)


def _authorise(_user: Any, _act: Any, *, partnership: str, **_: Any) -> accounts.Part:
    return _let_in(partnership)


def _authorise_installation(*_: Any, **__: Any) -> accounts.Part:
    user = User.objects.get(username=ADMINISTRATOR)
    held = accounts.delegations_of(user)
    return accounts.Part(user, "", accounts.today(), held, held[0])


def _replaced(where: str, what: str, by: Any) -> Callable[[], Any]:
    return lambda: patch.object(import_module(f"section75.apps.{where}"), what, by)


@contextmanager
def _without(module: str, *names: str) -> Iterator[None]:
    """No query that a module makes is narrowed by those names."""
    real = QuerySet.filter

    def filter_less(self: Any, *args: Any, **kwargs: Any) -> Any:
        if _asked_by() == f"section75.apps.{module}":
            kwargs = {name: value for name, value in kwargs.items() if name not in names}
        return real(self, *args, **kwargs)

    with patch.object(QuerySet, "filter", filter_less):
        yield


def _asked_by() -> str:
    """The first module up the stack that is none of the framework's or of this one."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if not name.startswith(("django.", __name__)):
            return name
        frame = frame.f_back
    return ""


def _reaches_every_fund(self: Delegation, scope: Scope) -> bool:
    return self.scope.partnership == scope.partnership


def _reaches_everything(self: Delegation, scope: Scope) -> bool:
    return bool(self.scope.partnership) == bool(scope.partnership)


def _carries_everything(self: Delegation, _act: Any, scope: Scope) -> bool:
    return self.touches(scope)


def _views(module: str, *cells: Cell) -> Neutralised:
    return Neutralised(f"visit in {module}", _replaced(module, "visit", _visit), cells)


def _query(module: str, names: tuple[str, ...], *cells: Cell) -> Neutralised:
    return Neutralised(f"{' and '.join(names)} in {module}", lambda: _without(module, *names), cells)


_STRANGER = "without.a.part"
_NUMBER = Whose.FOREIGN_NUMBER
CHECKS = (
    Neutralised("the fund of a delegation", lambda: patch.object(Delegation, "reaches", _reaches_every_fund),
                (cell("ledger:journal", "at.another.fund"),)),
    Neutralised("the partnership of a delegation", lambda: patch.object(Delegation, "reaches", _reaches_everything),
                (cell("ledger:journal", MANAGER, Whose.FOREIGN_PLACE),)),
    Neutralised("the role of a delegation", lambda: patch.object(Delegation, "carries", _carries_everything),
                (cell("ledger:journal", "our.member"),)),
    Neutralised("the days of a delegation", lambda: patch.object(Delegation, "is_in_force", lambda *_: True),
                (cell("ledger:journal", "until.yesterday"), cell("ledger:journal", "from.tomorrow"))),
    Neutralised("what a cover rests on", _replaced("accounts.store", "_covered", lambda cover, _absent: cover),
                (cell("ledger:journal", "covers.a.leaver"),)),
    _views("agreements.views", cell("agreements:agreement", _STRANGER)),
    _views("ledger.views", cell("ledger:journal", _STRANGER)),
    _views("ledger.month_views", cell("ledger:month", _STRANGER)),
    _views("ledger.extract_views", cell("ledger:extracts", _STRANGER)),
    _views("budget.views", cell("budget:position", _STRANGER)),
    _views("risk_share.views", cell("risk_share:settle", _STRANGER)),
    _views("risk_share.exposure_views", cell("risk_share:exposure", _STRANGER)),
    _views("returns.views", cell("returns:list", _STRANGER)),
    _views("disputes.views", cell("disputes:list", _STRANGER)),
    _views("disputes.note_views", cell("notes:list", _STRANGER)),
    _views("lives.views", cell("lives:timeline", _STRANGER)),
    _views("drafts.views", cell("drafts:list", _STRANGER)),
    _views("notices.views", cell("notices:notices", _STRANGER)),
    _views("approvals.interest_views", cell("interests:list", _STRANGER)),
    Neutralised("look at a trail", _replaced("audit.views", "look", lambda *_, **__: None),
                (cell("audit:trail", "our.member"),)),
    Neutralised("look at the installation's trail",
                _replaced("audit.views", "look_at_installation", lambda *_, **__: None),
                (cell("audit_installation:trail", "our.member"),)),
    Neutralised("people", _replaced("approvals.people_views", "authorise_installation", _authorise_installation),
                (cell("people:list", _STRANGER),)),
    Neutralised("an act", _replaced("audit.acting", "authorise", _authorise),
                (cell("ledger:close", "our.auditor", method="POST"),)),
    Neutralised("the fund of a proposal", _replaced("approvals.seeing", "may_see", lambda *_: True),
                (cell("approvals:proposal", "at.another.fund"),)),
    Neutralised("whose work it is",
                _replaced("work.store", "_seen_by", lambda _: Job.objects.select_related("asked_by")),
                (cell("work:job", MANAGER, Whose.COLLEAGUES),)),
    _query("ledger.extracts", ("partnership", "partnership_id"), cell("ledger:extract", MANAGER, _NUMBER)),
    _query("ledger.ledgers", ("partnership", "partnership_id"), cell("ledger:entry", MANAGER, _NUMBER)),
    _query("returns.store", ("partnership", "partnership_id"), cell("returns:issued", MANAGER, _NUMBER)),
    Neutralised("the place of a proposal", _replaced("approvals.store", "_is_at", lambda *_: True),
                (cell("approvals:proposal", MANAGER, _NUMBER),)),
    _query("approvals.store", ("user",), cell("interests:end", MANAGER, Whose.COLLEAGUES, "POST")),
    _query("disputes.store", ("partnership_id",), cell("disputes:dispute", MANAGER, _NUMBER)),
    _query("disputes.store", ("turn__dispute",), cell("disputes:evidence", MANAGER, _NUMBER)),
    _query("disputes.note_store", ("organisation",), cell("notes:strike", MANAGER, Whose.COLLEAGUES, "POST")),
    _query("disputes.note_store", ("partnership_id",), cell("notes:strike", MANAGER, _NUMBER, "POST")),
    _query("lives.store", ("partnership_id",), cell("lives:withdraw", MANAGER, _NUMBER)),
    _query("drafts.store", ("partnership_id",), cell("drafts:draft", MANAGER, _NUMBER)),
    _query("notices.store", ("partnership_id",), cell("notices:notice", MANAGER, _NUMBER)),
    _query("identity.store", ("user",), cell("identity:end_sign_in", MANAGER, Whose.COLLEAGUES, "POST")),
)  # fmt: skip
