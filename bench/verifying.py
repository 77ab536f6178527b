"""Every entry of a fund verified: by the system itself, and by the verifier alone from an export, on every core."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.books import ROOT, books
from bench.report import answer
from section75.core.evidence import sha256_of

VERIFIER = ROOT / "verifier" / "section75_verify.py"


def ours(size: int) -> tuple[float, str]:
    """`section75 evidence verify`, on every core; the seconds and the root."""
    with books(size) as ledger:
        from section75.apps.evidence.verifying import verify

        began = time.perf_counter()
        found = verify(ledger)
        assert not found.broken, found.broken[:3]
        assert found.entries == size, f"{found.entries:,} entries"
        return time.perf_counter() - began, found.root


def alone(size: int) -> tuple[float, str]:
    """The single file over an export, which is made before the seconds begin."""
    with books(size) as ledger, tempfile.TemporaryDirectory() as folder:
        from section75.apps.evidence.exporting import export
        from section75.apps.ledger import log

        path = Path(folder) / "export.zip"
        with path.open("wb") as file:
            file.writelines(export(ledger))
        began = time.perf_counter()
        done = subprocess.run([sys.executable, str(VERIFIER), str(path)], capture_output=True, text=True, check=False)  # noqa: S603
        seconds = time.perf_counter() - began
        assert done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]
        return seconds, log.head(ledger).root.hex()


if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    seconds, root = ours(size) if which == "ours" else alone(size)
    cores = os.cpu_count()
    answer(
        seconds=seconds, same=sha256_of(root.encode()), note=f"{size / seconds:,.0f} entries a second, {cores} cores"
    )
