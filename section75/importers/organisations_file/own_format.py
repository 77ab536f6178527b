"""Reading a file in the program's own format, section75-organisations/1."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from section75.core.organisations import Organisation, Succession
from section75.core.refusals import Refusal, raise_all
from section75.importers.organisations_file.build import organisation, succession
from section75.importers.organisations_file.refusals import ListRowUnreadable, OrganisationsFileNotRead
from section75.importers.organisations_file.shape import OrganisationsFile, OrganisationShape

LARGEST = 5_000_000  # bytes
MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Records:
    """What a file says: bodies and successions, and whom they are owed to."""

    organisations: tuple[Organisation, ...]
    successions: tuple[Succession, ...]
    attribution: str


def read_records(name: str, content: bytes) -> Records:
    """The records of a file. Refuses, all at once, whatever in it cannot be read."""
    if len(content) > LARGEST:
        raise OrganisationsFileNotRead(name, f"it has {len(content):,} bytes, and at most {LARGEST:,} are read")
    try:
        file = OrganisationsFile.model_validate(tomllib.loads(content.decode("utf-8")))
    except UnicodeDecodeError:
        raise OrganisationsFileNotRead(name, "it is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise OrganisationsFileNotRead(name, f"it is not TOML: {error}") from None
    except ValidationError as error:
        raise_all(_problems(name, error))
        raise  # pragma: no cover - there is always a problem
    raise_all(problem for shape in file.organisation for problem in _nameless(name, shape))
    found: list[Refusal] = []
    bodies = []
    for shape in file.organisation:
        try:
            bodies.append(organisation(shape))
        except Refusal as refusal:
            found.append(ListRowUnreadable(name, f"the organisation {shape.id!r}", refusal.says.rstrip(".")))
    raise_all(found)
    return Records(tuple(bodies), tuple(succession(shape) for shape in file.succession), file.file.attribution)


def _problems(name: str, error: ValidationError) -> Iterator[Refusal]:
    for details in error.errors(include_url=False, include_context=False)[:MOST_PROBLEMS]:
        where = " ".join(str(part + 1) if isinstance(part, int) else str(part) for part in details["loc"])
        yield ListRowUnreadable(name, where, details["msg"].rstrip("."))


def _nameless(name: str, shape: OrganisationShape) -> Iterator[Refusal]:
    if bool(shape.name) == bool(shape.named):
        yield ListRowUnreadable(name, f"the organisation {shape.id!r}", "give either 'name' or 'named'")
    if bool(shape.kind) == bool(shape.kinded):
        yield ListRowUnreadable(name, f"the organisation {shape.id!r}", "give either 'kind' or 'kinded'")
