"""Several files of organisations together: each by what it is, and every problem of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.organisations import Organisation, Succession
from section75.core.refusals import Refusal, Refusals, raise_all
from section75.importers.organisations_file.lists import ListedBody, ListedSuccession, read_list
from section75.importers.organisations_file.own_format import read_records

Read = ListedBody | ListedSuccession | Organisation | Succession


def read_lists(files: Sequence[tuple[str, bytes]]) -> list[Read]:
    """What files say, by name and bytes: .toml in the program's own format, anything else a public list as CSV."""
    said: list[Read] = []
    problems: list[Refusal] = []
    for name, content in files:
        try:
            found, wrong = _one(name, content)
        except Refusals as refusals:
            problems.extend(refusals.each)
        except Refusal as refusal:
            problems.append(refusal)
        else:
            said.extend(found)
            problems.extend(wrong)
    raise_all(problems)
    return said


def _one(name: str, content: bytes) -> tuple[list[Read], list[Refusal]]:
    if name.casefold().endswith(".toml"):
        records = read_records(name, content)
        return [*records.organisations, *records.successions], []
    found, wrong = read_list(name, content)
    return [*found], wrong
