"""Files of organisations: the register that comes with the program, its own format, and the public lists as CSV.

Knows: the shape of the files, and how a list is read over what was known. Does not know: who brought it, or when.

Promise: all that is wrong with the files is said at once, and what a list does not print it does not change.
"""

from section75.importers.organisations_file.build import (
    organisation,
    organisation_record,
    succession,
    succession_record,
)
from section75.importers.organisations_file.over import Changes, key_of, read_over, seen
from section75.importers.organisations_file.own_format import Records, read_records
from section75.importers.organisations_file.reading import read_lists
from section75.importers.organisations_file.refusals import (
    ListNotRecognised,
    ListRowUnreadable,
    OrganisationsFileNotRead,
)
from section75.importers.organisations_file.shape import FORMAT, OrganisationShape, SuccessionShape
from section75.importers.organisations_file.shipped import shipped_records, shipped_register

__all__ = [
    "FORMAT",
    "Changes",
    "ListNotRecognised",
    "ListRowUnreadable",
    "OrganisationShape",
    "OrganisationsFileNotRead",
    "Records",
    "SuccessionShape",
    "key_of",
    "organisation",
    "organisation_record",
    "read_lists",
    "read_over",
    "read_records",
    "seen",
    "shipped_records",
    "shipped_register",
    "succession",
    "succession_record",
]
