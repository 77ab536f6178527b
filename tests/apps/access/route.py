"""What a route asks of whoever comes and what it answers those who may: the words the table is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from section75.core.authority import Act


class Where(Enum):
    """Where an act has to be held, or who is let in without any."""

    FUND = "the fund"
    ANY_FUND = "any fund of the partnership"
    PARTNERSHIP = "the partnership"
    INSTALLATION = "the installation"
    SIGNED_IN = "anybody signed in"
    ALL = "open to all"


@dataclass(frozen=True)
class Gate:
    """One thing that is asked: an act, held at a place. `is_hidden` answers 404 where others answer 403."""

    act: Act
    at: Where = Where.FUND
    is_hidden: bool = False


@dataclass(frozen=True)
class Ask:
    """A method of a route: its gates in their order, the answer for who passes, and the answer by state of the object
    where that differs. `then` are the gates that are asked once the object is found. `elsewhere` is the answer for an
    object that another person or organisation holds here, None where it is the same as for one's own.
    """

    gates: tuple[Gate, ...] = ()
    done: int = 200
    states: Mapping[str, int] = field(default_factory=dict)
    elsewhere: int | None = None
    then: tuple[Gate, ...] = ()
    nobody: int | None = None  # the answer for who has not signed in, of an address that is open to all


@dataclass(frozen=True)
class Route:
    """One address: whose scope it is in, by which methods it is asked, and the kind of object in it, if any."""

    place: Where
    get: Ask | None = None
    post: Ask | None = None
    kind: str = ""
    more: Mapping[str, object] = field(default_factory=dict)

    @property
    def asks(self) -> Mapping[str, Ask]:
        """By method."""
        return {name: ask for name, ask in (("GET", self.get), ("POST", self.post)) if ask is not None}


def at(place: Where, *acts: Act, done: int = 200, **more: object) -> Ask:
    return Ask(tuple(Gate(act, place) for act in acts), done, **more)  # type: ignore[arg-type]


def fund(*acts: Act, kind: str = "", **more: object) -> Route:
    """A page of a fund, read by whoever carries the acts."""
    return Route(Where.FUND, get=at(Where.FUND, *acts), kind=kind, more=more)


def fund_post(
    *acts: Act, kind: str = "", done: int = 302, more: Mapping[str, object] | None = None, **ask: object
) -> Route:
    """What is only done, at a fund."""
    return Route(Where.FUND, post=at(Where.FUND, *acts, done=done, **ask), kind=kind, more=more or {})


def fund_form(*acts: Act, kind: str = "", done: int = 302) -> Route:
    """A page of a fund with a form that acts."""
    return Route(Where.FUND, get=at(Where.FUND, *acts), post=at(Where.FUND, *acts, done=done), kind=kind)


def installation(act: Act, *, kind: str = "", post: int | None = None, has_page: bool = True, **ask: object) -> Route:
    """A page of the installation, or what is done there."""
    asked = at(Where.INSTALLATION, act) if has_page else None
    done = at(Where.INSTALLATION, act, done=post, **ask) if post is not None else None
    return Route(Where.INSTALLATION, get=asked, post=done, kind=kind)


def own(*, get: int | None = None, post: int | None = None, kind: str = "", elsewhere: int | None = None) -> Route:
    """What anybody signed in does with what is their own."""
    asked = None if get is None else Ask(done=get, elsewhere=elsewhere)
    done = None if post is None else Ask(done=post, elsewhere=elsewhere)
    return Route(Where.SIGNED_IN, get=asked, post=done, kind=kind)


def open_to_all(*, get: tuple[int, int] | None = None, post: tuple[int, int] | None = None, kind: str = "") -> Route:
    """What is open to all: the answer for who is signed in, and for who is not."""
    asked = None if get is None else Ask(done=get[0], nobody=get[1])
    done = None if post is None else Ask(done=post[0], nobody=post[1])
    return Route(Where.ALL, get=asked, post=done, kind=kind)


def nothing_left(*, kind: str = "", **more: object) -> Route:
    """What is done about rows left over, where none is: that is the answer to whoever may do it."""
    act = Act.PROPOSE_POSTING
    refused = at(Where.FUND, act, done=409)
    return Route(Where.FUND, get=refused, post=refused, kind=kind, more=more)


STATES: Mapping[str, tuple[str, ...]] = {
    "month": ("open", "closed"),
    "extract": ("brought", "posted"),
    "quarter": ("due", "issued"),
    "proposal": ("waiting", "decided"),
    "role proposal": ("waiting", "decided"),
    "role proposal of one's own": ("waiting", "decided"),
    "question": ("open", "resolved"),
    "invitation": ("open", "withdrawn"),
    "delegation": ("in force", "ended"),
    "somebody": ("here", "left"),
    "job": ("going on", "ended"),
    "interest": ("declared", "ended"),
    "notice": ("running", "withdrawn"),
    "event": ("recorded", "withdrawn"),
    "commitment": ("pending", "voided"),
}

BY_THE_CALENDAR = frozenset({"month", "quarter"})  # no number of one place is foreign at another
