"""Files that mean harm, or are broken: each is refused by name, the program goes on, and its memory stays small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from section75.importers.finance_extract import read_extract

from .books import ODS, XLS
from .csv_files import HEADER, REFUSED, UNREADABLE

MOST_MEMORY = 100 * 1024 * 1024
CASES = {
    f"{shape}: {name}": case
    for shape, cases in (("csv", REFUSED), ("xls", XLS), ("ods", ODS))
    for name, case in cases.items()
}
ALL_OF_THEM = """
import resource, sys
from pathlib import Path
from section75.core.refusals import Refusal
from section75.importers.finance_extract import read_extract
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
paths = sorted(Path(sys.argv[1]).iterdir())
largest = max(path.stat().st_size for path in paths)
held = b"x" * largest  # the file itself is held by whoever brings it
before, refused = peak(), 0
for path in paths:
    held = b""
    held = path.read_bytes()
    try:
        read_extract(held, file_name=path.name)
    except Refusal:
        refused += 1
print(refused, peak() - before)
"""


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_refused_by_name(case: str) -> None:
    made, refusal, says = CASES[case]
    with pytest.raises(refusal, match=says):
        read_extract(made(), file_name="ledger")


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_row_that_cannot_be_read_is_listed_and_the_others_stand(case: str) -> None:
    row, says = UNREADABLE[case]
    lines = [HEADER.decode().strip(), "15/06/2022,LD402,4110,Invented,2.00,s,r", row]
    found = read_extract("\n".join(lines).encode(), file_name="ledger.csv")
    assert [each.row for each in found.rows] == [2]
    assert says in found.unreadable[0].says


def test_all_of_them_one_after_another_cost_the_program_little_memory(tmp_path: Path) -> None:
    for number, (made, *_) in enumerate(CASES.values()):
        (tmp_path / f"{number:03d}").write_bytes(made())
    ran = subprocess.run([sys.executable, "-c", ALL_OF_THEM, str(tmp_path)], capture_output=True, check=True, text=True)
    refused, grown = map(int, ran.stdout.split())
    assert refused == len(CASES) >= 60
    assert grown < MOST_MEMORY
