"""A group: a board, committee or officers' group named in the agreement."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.explain import Clause


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its name, how often it must meet, the post that chairs it, and what it is for."""

    id: str
    name: str
    clause: Clause
    meets: str = ""
    chair: str = ""
    purpose: str = ""
