"""The lead organisation: the one partner that commissions, or several that do it jointly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """Who commissions, for a schedule or a line. Several parties lead jointly, which is a fact and not a gap."""

    parties: tuple[str, ...]

    @property
    def is_joint(self) -> bool:
        """Do several lead together?"""
        return len(self.parties) > 1

    @property
    def party(self) -> str:
        """The one party that leads; empty where several lead jointly, so that none of them is taken for it."""
        return "" if self.is_joint else self.parties[0]

    def in_words(self, called: Callable[[str], str]) -> str:
        """The lead as a page says it; `called` names a partner."""
        names = " and ".join(called(party) for party in self.parties)
        return f"{names}, jointly" if self.is_joint else names

    def __str__(self) -> str:
        return self.in_words(str)
