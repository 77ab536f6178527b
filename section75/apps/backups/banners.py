"""What stands on every page of a fund that lost lines in a restoration, until both partners accepted it."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.backups import store


def banners(partnership: str, fund: str) -> Iterator[str]:
    """What is missing since when, and what is to be done about it."""
    for row in store.open_ones(partnership, fund):
        says = "Nothing is posted to this fund until both partners accept it: see Restorations under Evidence."
        yield f"{store.in_words(row)} {says}"
