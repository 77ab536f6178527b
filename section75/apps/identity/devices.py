"""A browser in a few words, from what it says of itself: enough to tell one's own sign-ins apart."""

from typing import Final

# Narrower first: Edge and Opera call themselves Chrome too, Chrome calls itself Safari.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def in_words(says: str) -> str:
    """ "Firefox on Windows"; "a browser" where it says nothing known."""
    browser = next((name for mark, name in BROWSERS if mark in says), "a browser")
    system = next((name for mark, name in SYSTEMS if mark in says), "")
    return f"{browser} on {system}" if system else browser
