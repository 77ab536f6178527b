"""hledger and ledger are packages of the system: put in where that can be done, and said where it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess

PROGRAMS = ("hledger", "ledger")
SECONDS = 240


def install_missing() -> str:
    """Put in what is missing, if we are root and the package system answers; what came of it, in a sentence."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    apt = shutil.which("apt-get")
    if not missing:
        return ""
    if os.geteuid() != 0 or apt is None:
        return f"Not installed and not ours to install: {', '.join(missing)}."
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *missing]):
        try:
            subprocess.run([apt, *words], env=quiet, capture_output=True, check=False, timeout=SECONDS)  # noqa: S603
        except subprocess.TimeoutExpired:
            break
    left = [program for program in missing if shutil.which(program) is None]
    return f"The package system did not give: {', '.join(left)}." if left else f"Installed {', '.join(missing)}."
