"""A workbook that means harm is refused by name, quickly, and the program goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from section75.importers.finance_extract import read_extract
from section75.importers.workbook import limits

from .hostile import HOSTILE

MOST_MEMORY = 100 * 1024 * 1024
ALL_OF_THEM = """
import resource, sys
from pathlib import Path
from section75.core.refusals import Refusal
from section75.importers.finance_extract import read_extract
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
before, refused = peak(), 0
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read_extract(path.read_bytes(), file_name=path.name)
    except Refusal:
        refused += 1
print(refused, peak() - before)
"""


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_workbook_is_refused_by_name(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made, refusal, says = HOSTILE[case]
    if case == "too many elements":
        assert limits.ELEMENTS == 5_000_000
        monkeypatch.setattr(limits, "ELEMENTS", 500_000)
        monkeypatch.setattr(limits, "RATIO", 10_000)
    with pytest.raises(refusal, match=says):
        read_extract(made(), file_name="ledger.xlsx")


def test_all_of_them_one_after_another_cost_the_program_little_memory(tmp_path: Path) -> None:
    for number, (made, *_) in enumerate(HOSTILE.values()):
        (tmp_path / f"{number:02d}.xlsx").write_bytes(made())
    ran = subprocess.run([sys.executable, "-c", ALL_OF_THEM, str(tmp_path)], capture_output=True, check=True, text=True)
    refused, grown = map(int, ran.stdout.split())
    assert refused == len(HOSTILE) >= 25
    assert grown < MOST_MEMORY
