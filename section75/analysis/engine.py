"""The column engine, DuckDB: opened in memory, over one file that it only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from section75.analysis.layout import Layout
from section75.analysis.refusals import AnalysisNotInstalled, NotToBeAnalysed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE = "extract"
_LONGEST_WHY = 160


@contextmanager
def reading(path: Path, layout: Layout) -> Iterator[DuckDBPyConnection]:
    """A connection in which `extract` is the file, every cell as text. Refuses what the engine cannot read as that."""
    try:
        import duckdb
    except ImportError:
        raise AnalysisNotInstalled from None
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
    try:
        connection.execute(_view(path, layout))
        yield connection
    except duckdb.Error as error:
        why = str(error).splitlines()[0][:_LONGEST_WHY].rstrip(".")
        raise NotToBeAnalysed(path.name, why) from None
    finally:
        connection.close()


def _view(path: Path, layout: Layout) -> str:
    names = ", ".join(f"'{cell}': 'VARCHAR'" for cell in layout.cells)
    return (
        f"CREATE VIEW {FILE} AS SELECT * FROM read_csv({_text(str(path))}, columns = {{{names}}}, header = true, "  # noqa: S608 - our own names
        "auto_detect = false, delim = ',', quote = '\"', escape = '\"', strict_mode = true, nullstr = '\x01')"
    )


def _text(said: str) -> str:
    """A text as SQL writes it; the engine reads `*` in a file's name as any, so such a name is taken literally."""
    literal = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in said)
    return "'" + literal.replace("'", "''") + "'"
