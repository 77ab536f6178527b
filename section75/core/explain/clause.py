"""A clause: where a fact is written, cited in the document's own numbering."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.refusals import Place


class Standing(Enum):
    """How far a citation can be relied on."""

    PRINTED = "printed"  # stands in the published source
    INFERRED = "inferred"  # follows from it, but is not printed
    INVENTED = "invented"  # made up so that an example can run, and labelled so
    OPEN = "open"  # the source is silent


@dataclass(frozen=True, slots=True)
class Clause:
    """A citation ("Sch. 3 para 4.2"), how it stands, and the file and key that gave it."""

    cite: str
    standing: Standing = Standing.PRINTED
    place: Place | None = None
    instrument: str = ""  # the deed or letter it stands in, where that is not the agreement itself

    @classmethod
    def read(cls, text: str, *, invented: bool = False, place: Place | None = None, instrument: str = "") -> Clause:
        """Read a citation; a leading "inferred:", "invented:" or "open:" says how it stands."""
        for standing in (Standing.INFERRED, Standing.INVENTED, Standing.OPEN):
            if text.lower().startswith(f"{standing.value}:"):
                return cls(text[len(standing.value) + 1 :].strip(), standing, place, instrument)
        return cls(text.strip(), Standing.INVENTED if invented else Standing.PRINTED, place, instrument)

    @property
    def where(self) -> Place:
        """Where the citation stands; with no file known, the citation itself."""
        return self.place or Place("", self.cite)

    def __str__(self) -> str:
        cite = f"{self.instrument}, {self.cite}" if self.instrument else self.cite
        return cite if self.standing is Standing.PRINTED else f"{cite} ({self.standing.value})"

    def as_data(self) -> dict[str, object]:
        """The clause for a machine."""
        return {
            "cite": self.cite,
            "standing": self.standing.value,
            **({"instrument": self.instrument} if self.instrument else {}),
            "file": self.place.file if self.place else None,
            "line": self.place.line if self.place else None,
        }
