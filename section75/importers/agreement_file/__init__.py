"""The agreement file: a partnership in the field's words, as TOML, read into core values.

Knows: the format `section75-agreement/1`, its JSON Schema, how several files of one partnership are drawn together, and
how to say what is wrong with one, all at once, by file, key and line.
Does not know: what the facts imply. A file that can be read becomes a partnership; the core finds what it lacks.

Promise: a file is read whole or refused whole, and the same bytes give the same partnership.
"""

from section75.importers.agreement_file.read import FileText, read_binding, read_partnership
from section75.importers.agreement_file.schema import json_schema

__all__ = ["FileText", "json_schema", "read_binding", "read_partnership"]
