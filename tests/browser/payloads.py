"""What is typed into every field of text: the corpus of `payloads.txt`, several of them in one text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

CORPUS = Path(__file__).with_name("payloads.txt")
MARK = "s75p"  # stands at both ends of every text: a page that holds it shows one of them
MOST_IN_AN_ADDRESS = 3000


def payloads() -> list[str]:
    """Every payload of the corpus."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> str:
    if line[0] == '"':
        return str(json.loads(line))
    length, _, said = line.partition(" x ")
    return "".join(islice(cycle(json.loads(said)), int(length)))


def texts(most: int) -> list[str]:
    """The whole corpus in texts of at most so many characters, as many payloads in each as fit; what is longer
    than that stands by itself.
    """
    return [f"{text} {MARK}" for text in _packed(most - len(MARK) - 1)]


def _packed(most: int) -> Iterator[str]:
    held: list[str] = []
    for each in payloads():
        if held and len(" ".join([*held, each])) > most:
            yield " ".join(held)
            held = []
        held.append(each)
    if held:
        yield " ".join(held)
