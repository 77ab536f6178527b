"""A base: what a proportional share is in proportion to. Without one there is no share."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear
from section75.core.pools import Basis, Version


@dataclass(frozen=True, slots=True)
class Base:
    """Contributions on a named basis; `year` None means the year being settled.

    `version` names original or revised contributions, where the year has both. `schedule` counts every fund of the
    fund's schedule; `lines` only some lines of the fund; `grants` takes off only the grants named.
    """

    basis: Basis
    year: FinancialYear | None = None
    version: Version | None = None
    schedule: bool = False
    lines: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """ "net contributions", "revised gross contributions less iBCF to Day services"; without the year."""
        basis = "contributions as agreed" if self.basis is Basis.AS_AGREED else f"{self.basis.value} contributions"
        if self.grants:
            basis = f"gross contributions less {' and '.join(self.grants)}"
        version = f"{self.version.value} " if self.version else ""
        of = " to all funds of the schedule" if self.schedule else ""
        lines = f" to {', '.join(self.lines)}" if self.lines else ""
        return f"{version}{basis}{of}{lines}"

    def in_words(self, year: FinancialYear) -> str:
        """ "net contributions, 2022/23"; where the source gives no basis, "contributions as agreed, 2022/23"."""
        return f"{self.what}, {year}"
