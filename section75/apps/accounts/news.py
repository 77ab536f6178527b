"""A piece of news: something that was done where somebody has a part, as the rooms that know of it hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class News:
    """What was done, when, and the address of the page where it can be seen."""

    at: datetime
    says: str
    address: str
    partnership: str
    fund: str
