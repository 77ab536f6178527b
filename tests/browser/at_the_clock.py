"""Our own pages for a server of the tests: exactly the application that is served, by the clock of its data folder."""

from __future__ import annotations

import os
from pathlib import Path

from tests.browser import clock
from tests.cheap_passwords import hash_cheaply

clock.follow(Path(os.environ["SECTION75_DATA"]))
hash_cheaply()

from section75.site.wsgi import application  # noqa: E402

__all__ = ["application"]
