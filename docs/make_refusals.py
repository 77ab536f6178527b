"""Writes docs/refusals.md: every refusal there is, what it means, and its sentence. Run `python docs/make_refusals.py`.

A test holds the page to what this makes, and fails for a refusal without an example in `refusal_examples.py`.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "refusals.md"
LEFT_OUT = ("section75.site.wsgi", "section75.cli.main")  # the first opens the database, the second refuses nothing
HEAD = """# Refusals

A refusal stops an act. It says what, which, why and what next. Its name is the short form of its sentence.
Every one there is stands here, by room, with an example.
On a page a refusal stands beside its field, or fills the page. At a terminal it is on stderr, and the exit code is 1.
With `--json` it is one document: `refusal`, `says`, `clause`; and `refusals` where there are several.
A page answers 404 where a thing must not be known to exist, 403 for a missing right, and 409 for all others.

This page is made by `docs/make_refusals.py`. Change the words in the code and make it again.
"""


def every_refusal() -> list[type]:
    """Every subclass of Refusal in the package, by module and name."""
    package = importlib.import_module("section75")
    for listed in pkgutil.walk_packages(package.__path__, "section75."):
        if listed.name not in LEFT_OUT and "migrations" not in listed.name:
            importlib.import_module(listed.name)
    base = importlib.import_module("section75.core.refusals").Refusal
    return sorted(set(_under(base)), key=lambda kind: (_order(kind), kind.__name__))


def _under(kind: type) -> Iterator[type]:
    under: list[type] = kind.__subclasses__()
    for below in under:
        if below.__module__.startswith("section75."):
            yield below
        yield from _under(below)


def room_of(kind: type) -> tuple[str, str]:
    """The room a refusal belongs to: its page's name, and its heading."""
    _, storey, *rest = kind.__module__.split(".")
    if storey in ("core", "apps"):
        return rest[0], rest[0].replace("_", " ")
    return storey, {"cli": "the command line", "site": "the site"}.get(storey, storey)


def _order(kind: type) -> tuple[int, str]:
    """Core rooms first, then returns, importers, render, apps, cli; one room's refusals together."""
    storeys = ("core", "returns", "importers", "analysis", "render", "apps", "cli", "site")
    page = room_of(kind)[0]
    first = min(storeys.index(storey) for storey in storeys if _has(storey, page))
    return first, page


def _has(storey: str, page: str) -> bool:
    package = DOCS.parent / "section75"
    return (package / storey / page).is_dir() or storey == page


def page() -> str:
    """The catalogue."""
    examples = importlib.import_module("docs.refusal_examples").EXAMPLES
    parts, room = [HEAD], ""
    for kind in every_refusal():
        name, heading = room_of(kind)
        if name != room:
            room = name
            parts.append(f"## {heading.capitalize()}\n\nRoom: [{heading}](rooms/{name}.md)\n")
        meaning = (inspect.getdoc(kind) or "").strip()
        says = "\n".join(f"> {line}" for line in examples[kind]().says.splitlines())
        parts.append(f"### {kind.__name__}\n\n{meaning}\n\n{says}\n")
    return "\n".join(parts)


def without_example() -> list[str]:
    """Refusals that have no example; the catalogue cannot be made until they have."""
    examples = importlib.import_module("docs.refusal_examples").EXAMPLES
    return [kind.__name__ for kind in every_refusal() if kind not in examples]


def main() -> int:
    """Write the page."""
    sys.path.insert(0, str(DOCS.parent))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SECTION75_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "section75.site.settings")
        importlib.import_module("django").setup()
        wanted = without_example()
        if wanted:
            sys.stderr.write(f"These refusals have no example in refusal_examples.py: {', '.join(wanted)}\n")
            return 1
        PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
