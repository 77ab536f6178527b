"""A chain of lines: what was done to it is found and named, and nothing is said of one that is whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.evidence import BEFORE_THE_FIRST, Break, ChainLine, Fault, Kept, line_hash, verify_chain

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
contents = st.dictionaries(st.sampled_from(["at", "who", "act", "says"]), texts)
chains = st.lists(contents, min_size=2, max_size=8)


def chained(given_: list[dict[str, str]]) -> list[ChainLine]:
    lines: list[ChainLine] = []
    for number, content in enumerate(given_, start=1):
        previous = lines[-1].hash if lines else BEFORE_THE_FIRST
        lines.append(ChainLine(number, previous, line_hash(number, previous, content), content))
    return lines


TEN = chained([{"says": f"act {number}"} for number in range(1, 11)])


def broken(lines: list[ChainLine], kept: Kept | None = None) -> tuple[int, Fault]:
    found = verify_chain(lines, kept=kept).broken
    assert found is not None
    assert f"{found.number}" in found.says
    return found.number, found.fault


def renumbered(line: ChainLine, number: int) -> ChainLine:
    return replace(line, number=number)


def test_a_whole_chain_is_whole_to_its_last_line() -> None:
    verdict = verify_chain(TEN, kept=Kept(7, TEN[6].hash))
    assert (verdict.upto, verdict.head, verdict.broken) == (10, TEN[9].hash, None)
    assert verify_chain([]).head == BEFORE_THE_FIRST


def test_the_hash_can_be_worked_out_again_by_anybody() -> None:
    covered = json.loads(TEN[1].as_bytes())
    told = covered.pop("hash")
    again = json.dumps(covered, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert hashlib.sha256(b"\0" + again).hexdigest() == told == TEN[1].hash
    assert covered == {"number": 2, "previous": TEN[0].hash, "says": "act 2"}


@given(contents, contents, st.integers(1, 10**9), st.integers(1, 10**9))
def test_lines_that_say_different_things_have_different_hashes(
    one: dict[str, str], other: dict[str, str], first: int, second: int
) -> None:
    def told(content: dict[str, str]) -> dict[str, str]:
        return {name: text for name, text in content.items() if text}

    same = (told(one), first) == (told(other), second)
    assert (line_hash(first, BEFORE_THE_FIRST, one) == line_hash(second, BEFORE_THE_FIRST, other)) == same


def test_two_spellings_of_an_accent_are_two_texts() -> None:
    assert line_hash(1, "", {"says": "e\u0301"}) != line_hash(1, "", {"says": "\u00e9"})


@given(chains, st.data())
def test_a_line_that_was_changed_is_named(given_: list[dict[str, str]], data: st.DataObject) -> None:
    lines = chained(given_)
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = replace(lines[at], content={**lines[at].content, "says": "something else altogether"})
    assert broken(lines) == (at + 1, Fault.CHANGED)


@given(chains, st.data())
def test_a_line_that_is_missing_before_the_last_is_named(given_: list[dict[str, str]], data: st.DataObject) -> None:
    lines = chained(given_)
    at = data.draw(st.integers(0, len(lines) - 2))
    assert broken(lines[:at] + lines[at + 1 :]) == (at + 1, Fault.MISSING)


def test_several_missing_lines_are_said_as_several() -> None:
    found = verify_chain([*TEN[:3], *TEN[6:]]).broken
    assert found == Break(4, Fault.MISSING, "Lines 4 to 6 are missing: after line 3 comes line 7.")


def test_a_line_taken_out_is_missed_even_when_the_others_close_up() -> None:
    closed_up = [*TEN[:4], *(renumbered(line, line.number - 1) for line in TEN[5:])]
    assert broken(closed_up) == (5, Fault.MISSING)


def test_a_line_put_in_is_named_even_when_it_follows_and_the_others_make_room() -> None:
    content = {"says": "what was never done"}
    forged = ChainLine(5, TEN[3].hash, line_hash(5, TEN[3].hash, content), content)
    made_room = [*TEN[:4], forged, *(renumbered(line, line.number + 1) for line in TEN[4:])]
    assert broken(made_room) == (5, Fault.PUT_IN)
    assert broken([*TEN[:5], forged, *TEN[5:]]) == (5, Fault.PUT_IN)


def test_a_line_written_again_by_itself_leaves_the_next_behind() -> None:
    content = {"says": "what was never done"}
    forged = ChainLine(5, TEN[3].hash, line_hash(5, TEN[3].hash, content), content)
    assert broken([*TEN[:4], forged, *TEN[5:]]) == (6, Fault.NOT_FOLLOWING)


def test_lines_that_changed_places_are_found_at_the_first() -> None:
    swapped = [*TEN[:4], renumbered(TEN[7], 5), *TEN[5:7], renumbered(TEN[4], 8), *TEN[8:]]
    found = verify_chain(swapped).broken
    assert found is not None
    assert found.says == "Line 5 is missing: in its place stands what was line 8 when it was written."


def test_what_the_chain_alone_cannot_show_is_shown_by_what_was_kept() -> None:
    assert verify_chain(TEN[:8]).broken is None
    assert broken(TEN[:8], Kept(10, TEN[9].hash)) == (9, Fault.CUT)
    again = chained([{"says": f"act {number}" if number != 3 else "nothing"} for number in range(1, 11)])
    assert verify_chain(again).broken is None
    assert broken(again, Kept(10, TEN[9].hash)) == (10, Fault.REWRITTEN)
    assert verify_chain(again, kept=Kept(2, TEN[1].hash)).broken is None


def test_a_content_does_not_pass_itself_off_as_a_number_or_hash() -> None:
    with pytest.raises(AssertionError):
        line_hash(1, "", {"number": "2"})
