"""By which way an act comes in: by a page, by a command, or by work done in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum

from django.http import HttpRequest, HttpResponse


class Channel(Enum):
    """The ways there are."""

    PAGE = "page"
    COMMAND = "command"
    WORK = "work"


_HERE: ContextVar[Channel] = ContextVar("section75_channel", default=Channel.COMMAND)


def channel() -> Channel:
    """The way by which what is being done came in; whatever nobody said is a command."""
    return _HERE.get()


@contextmanager
def through(way: Channel) -> Iterator[None]:
    """Whatever is done inside came in by this way."""
    before = _HERE.set(way)
    try:
        yield
    finally:
        _HERE.reset(before)


class ThroughPages:
    """Whatever a request does came in by a page. Named in settings, before every middleware that could act."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        with through(Channel.PAGE):
            return self.get_response(request)
