"""Writing an agreement file: records added, changed, removed and moved, and everything else left byte for byte.

Knows: how a file is cut into its records with the comments that belong to each, how one record is rewritten without
disturbing its own comments, and which tables and keys the format has, as a form would ask for them.
Does not know: whether what is written makes sense. The reader says so, and may say it of a file half written.

Promise: what is written is always TOML and reads back as the same values; no record but the one edited changes a byte.
"""

from section75.importers.agreement_file.writing.agreement_text import AgreementText
from section75.importers.agreement_file.writing.keys import Key, Kind, TableKeys, tables
from section75.importers.agreement_file.writing.pieces import NotInRecords, Record

__all__ = ["AgreementText", "Key", "Kind", "NotInRecords", "Record", "TableKeys", "tables"]
