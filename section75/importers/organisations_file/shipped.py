"""The register that comes with the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from section75.core.organisations import Register
from section75.importers.organisations_file.own_format import Records, read_records

NAME = "reference.toml"


@cache
def shipped_records() -> Records:
    """The records that come with the program."""
    return read_records(NAME, files(__package__).joinpath(NAME).read_bytes())


@cache
def shipped_register() -> Register:
    """The register of these records, which holds together."""
    records = shipped_records()
    return Register.of(records.organisations, records.successions)
