"""What is written is TOML and reads back the same; whatever was not edited keeps every byte."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.importers.agreement_file import FileText, read_partnership
from section75.importers.agreement_file.problems import FileNotUnderstood
from section75.importers.agreement_file.writing import AgreementText, NotInRecords, tables
from section75.importers.agreement_file.writing.rewriting import same

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = [
    path
    for path in sorted((ROOT / "examples").glob("**/*.toml"))
    if "format" in tomllib.loads(path.read_text(encoding="utf-8")).get("file", {})
]
COMMENTED = """# About this partnership, and not about any record

[file]
format = "section75-agreement/1"
kind = "invented"
about = "comments"  # said here

[partnership]
id = "small"
name = "Small"

# Parties

# the host
[[party]]
id = "council"  # as cl. 1 has it
# its kind in the year 2022
kind = "county council"
name = "Council"
source = "cl. 1"

# the other one [[party]]
[[party]]
id = "icb"
name = '''ICB
[[not a header]]
# not a comment
'''
kind = "integrated care board"
source = "cl. 1"
# a last word on it

# The end
"""


def read(text: str | bytes) -> AgreementText:
    return AgreementText.read("a.toml", text.encode() if isinstance(text, str) else text)


def lines_apart(before: AgreementText, after: AgreementText) -> list[str]:
    """The lines after that did not stand before, and, with a minus, the other way round."""
    here, there = before.content.decode().splitlines(), after.content.decode().splitlines()
    return [f"-{line}" for line in here if line not in there] + [f"+{line}" for line in there if line not in here]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_example_written_without_a_change_has_the_same_bytes(path: Path) -> None:
    text = AgreementText.read(path.name, path.read_bytes())
    assert text.content == path.read_bytes()
    for table in tables():
        for record in text.records(table.name):
            assert text.changed(table.name, record.number, record.values).content == path.read_bytes()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_one_value_changed_in_an_example_changes_that_record_only(path: Path) -> None:
    text = AgreementText.read(path.name, path.read_bytes())
    for table in tables():
        for record in text.records(table.name):
            values = copy.deepcopy(dict(record.values)) | {"source": "another place"}
            after = text.changed(table.name, record.number, values)
            changed = [(was, now) for was, now in zip(text.pieces, after.pieces, strict=True) if was.text != now.text]
            assert [was.table for was, _ in changed] in ([table.name], [])
            assert same(after.record(table.name, record.number).values, values)
            assert len(lines_apart(text, after)) <= 2


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) >= 10


def test_a_changed_value_keeps_the_comments_of_its_own_record() -> None:
    text = read(COMMENTED)
    after = text.changed("party", 0, {**text.record("party", 0).values, "id": "county", "short_name": "the county"})
    assert lines_apart(text, after) == [
        '-id = "council"  # as cl. 1 has it',
        '+id = "county"  # as cl. 1 has it',
        '+short_name = "the county"',
    ]


def test_a_record_goes_with_the_comments_right_above_and_below_it_and_headings_stay() -> None:
    gone = read(COMMENTED).removed("party", 1).content.decode()
    assert "the other one" not in gone
    assert "a last word" not in gone
    assert "# Parties\n\n# the host\n[[party]]" in gone
    assert gone.endswith("# The end\n")


def test_two_records_change_places_with_their_comments() -> None:
    moved = read(COMMENTED).moved("party", 1, 0)
    assert [record.values["id"] for record in moved.records("party")] == ["icb", "council"]
    assert "# Parties\n\n# the other one [[party]]\n[[party]]" in moved.content.decode()
    assert moved.moved("party", 0, 1).content.decode() == COMMENTED


def test_a_record_is_added_below_the_others_of_its_table_or_where_its_table_belongs() -> None:
    text = read(COMMENTED).added("agreement", {"source": "cl. 2", "id": "a", "title": "A", "parties": ["icb"]})
    lines = text.content.decode()
    assert lines.index("a last word on it") < lines.index("[[agreement]]") < lines.index("# The end")
    assert '\n\n[[agreement]]\nid = "a"\ntitle = "A"\nparties = ["icb"]\nsource = "cl. 2"\n\n# The end' in lines


def test_a_file_without_a_last_line_end_and_one_with_windows_lines_keep_theirs() -> None:
    bare = read(COMMENTED.rstrip() + "\n[[open]]\nsays = 'x'")
    assert bare.added("open", {"says": "y"}).content.endswith(b"says = 'x'\n\n[[open]]\nsays = \"y\"\n")
    windows = read(b"\xef\xbb\xbf" + COMMENTED.replace("\n", "\r\n").encode())
    after = windows.changed("party", 0, {**windows.record("party", 0).values, "short_name": "x\ny"})
    assert b"\n" not in after.content.replace(b"\r\n", b"")
    assert after.content.startswith(b"\xef\xbb\xbf#")
    assert after.record("party", 0).values["short_name"] == "x\ny"


ROWS = """
[[contributions]]
fund = "f"
rows = [
  { party = "a", amount = "1" },  # the first
  { party = "b", amount = "2" },  # the second
]

[[risk_share]]
fund = "f"

# what comes first
[[risk_share.overspend]]
step = "host bears"  # whoever that is
clause = "1"

[[risk_share.overspend]]
step = "lead bears"
clause = "2"
"""


def test_rows_change_grow_and_shrink_where_they_stand() -> None:
    text = read(ROWS)
    first, second = text.record("contributions", 0).values["rows"]
    fund = {"fund": "f"}
    changed = text.changed("contributions", 0, fund | {"rows": [first, second | {"amount": "3"}]})
    assert lines_apart(text, changed) == [
        '-  { party = "b", amount = "2" },  # the second',
        '+  { party = "b", amount = "3" },  # the second',
    ]
    grown = text.changed("contributions", 0, fund | {"rows": [first, second, {"party": "c"}]})
    assert lines_apart(text, grown) == ['+  { party = "c" },']
    shrunk = text.changed("contributions", 0, fund | {"rows": [second]})
    assert shrunk.record("contributions", 0).values["rows"] == [second]
    assert '{ party = "b", amount = "2" }' in shrunk.content.decode()


def test_steps_change_grow_and_shrink_where_they_stand() -> None:
    text = read(ROWS)
    first, second = text.record("risk_share", 0).values["overspend"]
    grown = text.changed("risk_share", 0, {"fund": "f", "overspend": [first | {"clause": "9"}, second, first]})
    assert '# what comes first\n[[risk_share.overspend]]\nstep = "host bears"  # whoever' in grown.content.decode()
    assert [step["clause"] for step in grown.record("risk_share", 0).values["overspend"]] == ["9", "2", "1"]
    none = text.changed("risk_share", 0, {"fund": "f"})
    assert none.record("risk_share", 0).values == {"fund": "f"}
    assert none.record("contributions", 0) == text.record("contributions", 0)


@pytest.mark.parametrize(
    "text",
    [
        'party = [{ id = "a" }]\n',
        '[[party]]\nid = "a"\n[[fund]]\nid = "f"\n[[party.more]]\nx = 1\n',
        'file.kind = "published"\n[partnership]\nid = "a"\n',
        "x = 1\n",
    ],
)
def test_a_file_that_does_not_write_records_under_headers_is_refused(text: str) -> None:
    with pytest.raises(NotInRecords, match=r"a\.toml cannot be edited record by record"):
        read(text)


def test_what_the_reader_would_not_take_is_not_written() -> None:
    with pytest.raises(FileNotUnderstood, match="full stops"):
        read(ROWS).changed("contributions", 0, {"fund": "." * 201})
    with pytest.raises(FileNotUnderstood, match="bytes"):
        read(ROWS).changed("contributions", 0, {"fund": "x" * 2_000_001})


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.sampled_from(
    ['"""', "'''", "\\", '\\"', "# no", "[[party]]", "\r\n", "\x00\x7f\x85\u2028", "é", "1" * 150, "= [", "}"]
)
SCALARS = TEXTS | st.booleans() | st.integers(-(10**18), 10**18) | st.dates()
KEYS = st.sampled_from(["id", "name", "kind", "source", "rows", "printed", "a b", "é", "", "x.y", "zz"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
RECORDS = st.dictionaries(KEYS, VALUES, max_size=5)


@settings(deadline=None)
@given(RECORDS, RECORDS, st.sampled_from(["party", "contributions", "risk_share", "open"]))
def test_whatever_is_written_reads_back_the_same(first: dict[str, Any], second: dict[str, Any], table: str) -> None:
    text = read(COMMENTED + ROWS).added(table, first)
    number = len(text.records(table)) - 1
    assert same(text.record(table, number).values, first)
    again = AgreementText.read("a.toml", text.changed(table, number, second).content)
    assert same(again.record(table, number).values, second)
    assert same(again.record("party", 0).values, read(COMMENTED).record("party", 0).values)
    assert again.removed(table, number).records(table) == text.records(table)[:-1]


def test_what_is_written_from_nothing_can_be_loaded() -> None:
    text = AgreementText("a.toml", ())
    text = text.added("partnership", {"name": "P", "id": "p"})
    text = text.added("file", {"kind": "invented", "format": "section75-agreement/1", "about": "x"})
    text = text.added("open", {"what": "report", "says": "nothing said", "source": "open: cl. 1"})
    partnership = read_partnership([FileText("a.toml", text.content)])
    assert partnership.id == "p"
    assert text.record("open", 0).values["what"] == "report"


def test_every_table_and_step_of_the_format_is_described() -> None:
    names = [table.name for table in tables()]
    assert names[:2] == ["file", "partnership"]
    assert all(table.keys and table.says for table in tables())
    (steps,) = [
        key for table in tables() if table.name == "risk_share" for key in table.keys if key.name == "overspend"
    ]
    assert len(steps.kinds) > 20
