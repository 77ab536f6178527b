"""Where the stand-alone verifier is: in the installed package, or beside the source of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from section75.apps.evidence.refusals import VerifierNotThere

NAME: Final = "section75_verify.py"
_PACKAGE: Final = Path(__file__).resolve().parents[2]
_PLACES: Final = (_PACKAGE / NAME, _PACKAGE.parent / "verifier" / NAME)  # as installed, as in the source


def verifier() -> Path:
    """The file. Refuses where the installation lacks it."""
    found = next((path for path in _PLACES if path.is_file()), None)
    if found is None:
        raise VerifierNotThere(_PLACES[0])
    return found
