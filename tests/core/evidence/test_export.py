"""The files of an export: what is written is read again, and what is not of the format is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.evidence import (
    FILES,
    HEAD,
    KEYS,
    LOG,
    WORDS,
    Head,
    HeldKey,
    LeafFile,
    LogLine,
    NamedFile,
    NotAKey,
    NotAnExport,
    PublicKey,
    Salted,
    Use,
    Words,
    checkpoint_name,
    files_bytes,
    head_bytes,
    keys_bytes,
    leaves_bytes,
    leaves_name,
    log_bytes,
    read_files,
    read_head,
    read_keys,
    read_leaves,
    read_log,
    read_words,
    words_bytes,
)

ORIGIN = "section75/invented.example/invented-2022/older-people"
HASH = "ab" * 32
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
hashes = st.binary(min_size=32, max_size=32)
lines = st.builds(LogLine, st.integers(1, 10**12), texts, texts.map(str.encode), hashes)


@given(st.lists(lines, max_size=4))
def test_lines_of_the_log_are_read_again_whatever_their_bodies_hold(each: list[LogLine]) -> None:
    plain = [(line.number, line.kind, line.body, line.chain) for line in each]
    assert read_log(log_bytes(each)) == each
    assert log_bytes(plain) == log_bytes(each)


def test_a_line_of_the_log_is_written_so() -> None:
    assert log_bytes([LogLine(1, "entry", b'{"a":1}', bytes(32))]).decode() == (
        '{"body":"{\\"a\\":1}","chain":"' + "00" * 32 + '","kind":"entry","number":1}\n'
    )


def test_the_small_files_are_read_again() -> None:
    head = Head(ORIGIN, "invented-2022", "older-people", 3)
    keys = [
        HeldKey(Use.SIGNING, 1, PublicKey("a.example", bytes(32))),
        HeldKey(Use.PARTNER, 2, PublicKey("b.example", b"1" * 32)),
    ]
    files = [NamedFile(HASH, "april extract.csv")]
    assert read_head(head_bytes(head)) == head
    assert read_keys(keys_bytes(keys)) == keys
    assert read_files(files_bytes(files)) == files
    assert files_bytes([NamedFile(HASH, "two\nlines\u2028more")]).decode() == f"{HASH} two lines more\n"


def test_words_are_shown_or_not_one_by_one() -> None:
    both = Words(1, Salted(bytes(16), '["ann","bob"]'), Salted(b"1" * 16, '["é",""]'))
    only = Words(3, None, Salted(b"2" * 16, '["x",""]'))
    assert read_words(words_bytes([both, Words(2), only])) == [both, only]


def test_a_leaf_file_says_where_it_begins() -> None:
    content = leaves_bytes(ORIGIN, 21, [b"1" * 32, b"2" * 32])
    assert content == f"section75-leaves/1 {ORIGIN} 21\n".encode() + b"1" * 32 + b"2" * 32
    assert read_leaves(content, "2022-07.bin") == LeafFile(ORIGIN, 21, b"1" * 32 + b"2" * 32)


def test_files_have_their_places() -> None:
    assert (checkpoint_name(7), leaves_name(2022, 7)) == ("checkpoints/0007.txt", "leaves/2022-07.bin")


BROKEN: list[tuple[Callable[[], object], str]] = [
    (lambda: read_head(b"{"), HEAD),
    (lambda: read_head(b"[]"), HEAD),
    (lambda: read_head(b"\xff"), HEAD),
    (lambda: read_head(b"[" * 100_000), HEAD),
    (lambda: read_head(b'{"format":"section75-evidence/2"}'), HEAD),
    (lambda: read_head(b'{"format":"section75-evidence/1","origin":1}'), HEAD),
    (lambda: read_head(b'{"format":"section75-evidence/1","origin":"","fund":"","partnership":"","lines":-1}'), HEAD),
    (lambda: read_log(b'{"number":"1","kind":"x","body":"y","chain":""}'), LOG),
    (lambda: read_log(b'{"number":1,"kind":"x","body":"y","chain":"AB"}'), LOG),
    (lambda: read_log(b'{"number":1,"kind":"x","body":"y"}'), LOG),
    (lambda: read_words(b'{"words":"x"}'), WORDS),
    (lambda: read_words(b'{"number":1,"words":7}'), WORDS),
    (lambda: read_words(b'{"number":1,"words":"x","words_salt":"00"}'), WORDS),
    (lambda: read_keys(b"\xff"), KEYS),
    (lambda: read_keys(b"signing x key"), KEYS),
    (lambda: read_keys(b"owning 1 key"), KEYS),
    (lambda: read_files(b"april.csv"), FILES),
    (lambda: read_files(HASH.encode()), FILES),
    (lambda: read_leaves(b"leaves", "2022-07.bin"), "2022-07.bin"),
    (lambda: read_leaves(b"section75-leaves/1 x 1\nabc", "2022-07.bin"), "2022-07.bin"),
]


@pytest.mark.parametrize(("read", "file"), BROKEN)
def test_what_is_not_of_the_format_is_refused(read: Callable[[], object], file: str) -> None:
    with pytest.raises(NotAnExport, match=file):
        read()


def test_a_line_that_has_no_key_is_refused_as_one() -> None:
    for line in (b"signing 1", b"signing 1 key"):
        with pytest.raises((NotAKey, NotAnExport)):
            read_keys(line)
