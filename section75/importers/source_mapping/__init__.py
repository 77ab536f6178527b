"""What the columns of one source's files are, as somebody confirmed it; and what speaks against that in a file.

Knows: how headings are found and suggested, days and amounts read under what was confirmed, and totals told from rows.
Does not know: who confirmed it, where it is kept, or which fund it is for.

Promise: a suggestion is never a mapping; a file that differs from what was confirmed is refused with what differs; the
same bytes under the same mapping always read the same.
See docs/decisions/0041-header-mapping-per-source.md.
"""

from section75.importers.source_mapping.mapping import DateOrder, SourceMapping, SpendIs
from section75.importers.source_mapping.suggest import Suggestion, suggestions

__all__ = ["DateOrder", "SourceMapping", "SpendIs", "Suggestion", "suggestions"]
