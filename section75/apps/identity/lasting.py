"""How long a proof of who one is lasts, for whoever asks: the page that proves it, the library, and what binds both."""

from typing import Final

SECONDS_PROVED: Final = 300
