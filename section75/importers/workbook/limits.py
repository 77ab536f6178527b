"""How much of a workbook is looked at. Bytes are of the file or of its parts once expanded."""

from __future__ import annotations

FILE_BYTES = 50_000_000
PARTS = 1_000
PART_BYTES = 150_000_000
ALL_BYTES = 200_000_000
RATIO = 200  # times, counted once a part has expanded beyond RATIO_FROM
RATIO_FROM = 5_000_000
ELEMENTS = 5_000_000  # of all sheets together: cells, their values and formulas
XML_PIECE_BYTES = 1_000_000  # the longest tag, comment or the like
CHUNK = 65_536

COLUMNS = 500
ROWS = 1_000_001
AREA = 3_000_000  # cells from A1 to the last column and row that hold a value
MARKS = 300_000  # cells of a sheet with an error, a percentage and the like
SHEETS_TRIED = 20

READER_SECONDS = 30
READER_CPU_SECONDS = 20
READER_BYTES = 1_073_741_824
ANSWER_BYTES = 100_000_000
READERS_AT_ONCE = 2
