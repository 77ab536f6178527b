"""What the files themselves say is open, and what is only inferred or invented, said plainly."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Place, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """One finding for each gap the source leaves."""
    for gap in partnership.gaps:
        of = f" of {gap.of}" if gap.of else ""
        says = f"The source is silent on the {gap.what}{of}: {gap.says}."
        yield Finding("source is silent", Result.OPEN, gap.clause.where, says)
    for file in partnership.files:
        if file.invented:
            about = file.about.rstrip(". ")
            says = f"{file.name} is invented: {about}. Nothing in it is evidence of what any body agreed."
            yield Finding("file is invented", Result.OPEN, Place(file.name, "file.kind"), says)
