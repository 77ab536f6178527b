"""A task: something that somebody has to do, as the rooms that know of one hand it to whoever shows them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, why, by which day if any, and the address of the page where it is done.

    `partnership` and `fund` are the short names of the place it belongs to; `fund` may be empty. `enclosed` goes with
    an e-mail that tells of it, as it stands; it names no amount.
    """

    title: str
    why: str
    due: date | None
    address: str
    partnership: str
    fund: str
    enclosed: str = ""
