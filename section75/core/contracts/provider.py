"""A provider: a body that is paid for a service under a contract. It need not be a party, and is none by this."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.explain import Clause


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider. `party` is its short name as a party, where it is one; a partner can be a provider too."""

    id: str
    name: str
    clause: Clause
    party: str = ""
    kind: str = ""
