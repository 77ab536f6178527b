"""The trail at a terminal: shown, taken away, and held against itself."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from section75.apps.audit import store
from section75.apps.audit.models import AuditLine
from section75.core.authority import Role
from section75.core.evidence import line_hash
from tests.apps.trail import SLUG, line, person, ten_lines, without_guards

from .conftest import Answer, section75

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def trail(db: None) -> None:
    """Ten lines, and people who may look or not."""
    ten_lines()
    line(act="import an extract", outcome="refused", fund="pool", who="approver", says="Ägypten is no month.")
    person("auditor", Role.AUDITOR)
    person("member", Role.MEMBER)
    person("administrator", Role.ADMINISTRATOR, partnership="")


def audit(*words: str, as_: str = "auditor", partnership: str = SLUG) -> Answer:
    where = ("--partnership", partnership) if partnership else ()
    return section75("audit", *words, *where, "--as", as_)


def test_lines_are_shown_latest_first_with_what_they_changed(trail: None) -> None:
    found = audit("show")
    assert found.code == 0
    assert [row.split()[0] for row in found.out.splitlines() if row[:1].isdigit()] == ["11", "9", "7", "5", "3", "1"]
    assert "officer on behalf of chief under number 7, to £500,000.00: close a month, done" in found.out
    assert "pence: £0.05 -> £0.06" in found.out
    assert f"The trail ends with line 11, hash {store.head().hash}." in found.out
    assert AuditLine.objects.count() == 11, "looking writes nothing"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("--who", "chief"), [5]),
        (("--act", "import an extract"), [11]),
        (("--outcome", "refused"), [11]),
        (("--fund", "pool"), [11, 5]),
        (("--words", "ACT 3"), [3]),
        (("--from", "4 July 2022", "--to", "2022-07-04", "--most", "2"), [11, 9]),
        (("--to", "3 July 2022"), []),
        (("--below", "5"), [3, 1]),
    ],
)
def test_lines_are_chosen_as_on_the_page(trail: None, words: tuple[str, ...], numbers: list[int]) -> None:
    found = audit("show", *words, "--json")
    assert [each["number"] for each in found.data["lines"]] == numbers
    assert (found.data["count"], found.data["head"]) == (11, store.head().hash)
    assert ("There is no such line." in audit("show", *words).out) == (not numbers)


def test_an_export_is_written_and_is_a_line_itself(trail: None, tmp_path: Path) -> None:
    out = tmp_path / "trail.jsonl"
    found = audit("export", "--format", "jsonl", "--out", str(out))
    assert found.code == 0
    assert f"The trail had 11 lines then, the last with the hash {AuditLine.objects.get(seq=11).hash}" in found.err
    told = [json.loads(each) for each in out.read_bytes().splitlines()]
    assert [each["number"] for each in told] == [1, 3, 5, 7, 9, 11]
    for each in told:
        number, previous, hash_ = each.pop("number"), each.pop("previous"), each.pop("hash")
        assert line_hash(number, previous, each) == hash_
    kept = AuditLine.objects.order_by("-seq")[0]
    assert (kept.seq, kept.who, kept.channel, kept.outcome) == (12, "auditor", "command", "done")
    again = audit("export", "--format", "jsonl", "--out", str(out))
    assert (again.code, "is there already" in again.err) == (1, True)
    nowhere = audit("export", "--out", str(tmp_path / "none" / "trail.csv"))
    assert nowhere.code == 2


def test_an_export_goes_to_stdout_by_itself(trail: None) -> None:
    found = audit("export", "--outcome", "refused")
    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows] == ["Line", "11"]
    assert "of outcome 'refused'" in AuditLine.objects.order_by("-seq")[0].says


def test_the_trail_of_the_installation_is_for_its_administrator(trail: None) -> None:
    found = audit("show", "--json", as_="administrator", partnership="")
    assert [each["number"] for each in found.data["lines"]] == [10, 8, 6, 4, 2]
    assert audit("export", as_="administrator", partnership="").code == 0
    for words in (("show",), ("export",)):
        for as_, partnership in (("auditor", ""), ("member", SLUG), ("administrator", SLUG)):
            refused = audit(*words, as_=as_, partnership=partnership)
            assert (refused.code, refused.out) == (1, "")
    assert AuditLine.objects.filter(outcome="refused", who__in=("auditor", "member", "administrator")).count() == 3


def test_a_whole_trail_is_said_to_be_whole(trail: None) -> None:
    head = store.head()
    found = section75("audit", "verify")
    assert (found.code, found.out) == (0, f"The audit trail is whole to line 11, whose hash is {head.hash}.\n")
    line()
    kept = section75("audit", "verify", "--head", head.hash.upper(), "--count", "11", "--json")
    assert kept.data == {"whole": True, "count": 12, "head": store.head().hash, "kept": 11}
    said = section75("audit", "verify", "--head", head.hash, "--count", "11").out
    assert "Line 11, whose hash was kept, stands in it unchanged, with all before it." in said


def test_a_broken_trail_is_refused_with_the_line(trail: None) -> None:
    head = store.head()
    without_guards()
    AuditLine.objects.filter(seq=11).delete()
    from section75.apps.audit.guards import install

    install()
    assert section75("audit", "verify").code == 0
    cut = section75("audit", "verify", "--head", head.hash, "--count", "11")
    assert cut.code == 1
    assert "Line 11 is missing: the hash of line 11 was kept" in cut.err
    without_guards()
    AuditLine.objects.filter(seq=4).update(says="Nothing.")
    install()
    broken = section75("audit", "verify", "--json")
    assert (broken.code, broken.data["refusal"]) == (1, "TrailBroken")
    assert "whole to line 3 and no further. Line 4 was changed" in broken.data["says"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify", "--head", "f" * 64), "go together"),
        (("verify", "--count", "3"), "go together"),
        (("verify", "--head", "f" * 63, "--count", "3"), "64 figures"),
        (("verify", "--head", "f" * 64, "--count", "0"), "equal to 1"),
        (("show", "--as", "auditor", "--from", "soon"), "soon"),
        (("show", "--as", "auditor", "--from", "2 July 2022", "--to", "1 July 2022"), "comes before"),
        (("show", "--as", "auditor", "--outcome", "perhaps"), "perhaps"),
        (("export", "--as", "auditor", "--format", "pdf"), "pdf"),
    ],
)
def test_what_cannot_be_asked_is_a_misuse(trail: None, words: tuple[str, ...], says: str) -> None:
    found = section75("audit", *words)
    assert found.code == 2
    assert says in found.err


def test_the_manuals_ten_lines_check_an_export_without_us(trail: None, tmp_path: Path) -> None:
    out = tmp_path / "trail.jsonl"
    assert audit("export", "--format", "jsonl", "--out", str(out)).code == 0
    page = (ROOT / "docs" / "rooms" / "audit.md").read_text(encoding="utf-8")
    script = page.split("```python\n")[1].split("```")[0]

    def said() -> list[str]:
        run = [sys.executable, "-W", "ignore", "-c", script]
        return subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.splitlines()

    assert said() == [f"{number} as written" for number in (1, 3, 5, 7, 9, 11)]
    out.write_bytes(out.read_bytes().replace(b"Act 5", b"Act 6"))
    assert said()[2] == "5 CHANGED"
