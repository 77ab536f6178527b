"""Books to begin again with, as often as asked: the same rows put back in the place of whatever was done since."""

from __future__ import annotations

from pathlib import Path

from section75.apps.backups import copying
from tests.model import real


class Fresh:
    """Books as they stood when this was made, in a folder with the backups made since."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._backups = folder, 0
        self._dump = folder / "as-they-were"
        copying.engine().copy(self._dump)

    def begin(self) -> None:
        """Put them back, and throw away the backups made since."""
        for file in self._folder.glob("model-*.backup"):
            file.unlink()
        copying.engine().put_back(self._dump)
        real.forget()

    def new_backup(self) -> Path:
        """Where the next backup goes."""
        self._backups += 1
        return self._folder / f"model-{self._backups}.backup"
