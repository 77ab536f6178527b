"""A line of the usual shape is read quickly: it says what it says as JSON, and of any other nothing is taken."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from section75.core.evidence import EntryFacts, canonical_bytes, entry_body
from verifier import section75_verify

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
NAMES = ("file_name", "file_sha256", "fund", "kind", "number", "partnership", "people", "seq", "words")
ODD = ("café", 'a "quoted" name', "back\\slash", "tab\there", "line\nbreak", "\x7f", "\u2028", "{", '","chain":"', "")
BYTES = b'"\\{}:,0123456789abcfntu \n\x00\x7f\xc3\xa9'


def line_of(number: int, words: str = "clause 9", row: int | None = 4, reverses: int | None = None) -> bytes:
    """A line of the log; invented."""
    said = bytes([number % 256]) * 32
    file = ("f" * 64, "a.csv") if row else ("", "")
    facts = EntryFacts(
        number, "invented-2022", "older-people", number, AT, date(2022, 6, 30), 2022, 3, "expenditure/beds", "cash",
        100 + number, words, *file, row, reverses, 7, said, said,
    )  # fmt: skip
    columns = {"number": number, "kind": "entry", "body": entry_body(facts).decode(), "chain": said.hex()}
    return canonical_bytes(columns) + b"\n"


def as_json(line: bytes) -> tuple[object, ...]:
    """What a line says, read as JSON: its columns, and of its body what is asked for."""
    columns = section75_verify.columns_of(line)
    says = section75_verify.said_by(columns[2], columns[0], already_wrong=False)
    assert says is not None
    return columns, {name: says[name] for name in NAMES if name in says}


def spoilt(line: bytes, drawn: random.Random) -> Iterator[bytes]:
    """The line with something changed, put in, left out or exchanged."""
    for _ in range(200):
        at, other = drawn.randrange(len(line)), drawn.randrange(len(line))
        put = bytes([drawn.choice(BYTES)])
        yield line[:at] + put + line[at + 1 :]
        yield line[:at] + put + line[at:]
        yield line[:at] + line[at + 1 :]
        yield line[:at] + line[min(at, other) : max(at, other)] + line[at:]


@pytest.mark.parametrize("line", [line_of(1), line_of(70_000), line_of(2, row=None), line_of(3, reverses=2)])
def test_a_usual_line_says_what_it_says_as_json(line: bytes) -> None:
    usual = section75_verify.usual_entry(line)
    assert usual is not None
    assert tuple(usual) == as_json(line)


@pytest.mark.parametrize("words", ODD)
def test_an_odd_text_makes_no_difference(words: str) -> None:
    line = line_of(5, words=words)
    usual = section75_verify.usual_entry(line)
    assert usual is None or tuple(usual) == as_json(line)


@pytest.mark.parametrize("seed", range(5))
def test_of_a_spoilt_line_nothing_is_taken_that_json_does_not_say(seed: int) -> None:
    drawn, taken = random.Random(seed), 0
    for line in spoilt(line_of(seed + 1, reverses=seed or None), drawn):
        usual = section75_verify.usual_entry(line)
        if usual is not None:
            taken += 1
            assert tuple(usual) == as_json(line), line
    assert taken > 0, "some of them still have the usual shape"
