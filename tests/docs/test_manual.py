"""The manual holds: every room has its page, every link leads somewhere, every command that is named exists."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
ROOMS = sorted(
    {
        path.name
        for storey in ("core", "apps")
        for path in (ROOT / "section75" / storey).iterdir()
        if (path / "__init__.py").exists()
    }
    | {"returns", "importers", "analysis", "render", "cli", "site"}
)
PICTURES = {f"{name}.png" for name in ("portfolio", "position", "why", "extract", "settle", "report")}
LINK = re.compile(r"!?\[[^\]\n]*(?:\[\[[^\]]*\]\][^\]\n]*)?\]\(([^)\s]+)\)")
COMMAND = re.compile(r"\bsection75 ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?([^`\n]*)")
TARGET = re.compile(r"(?:`|^)make ([a-z][a-z-]*)", re.MULTILINE)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def without_code(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    """What GitHub calls each heading: small letters, no signs, hyphens for blanks."""
    headings = re.findall(r"^#+ (.+)$", without_code(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(page: Path) -> Iterator[str]:
    for link in LINK.findall(without_code(page.read_text(encoding="utf-8"))):
        if link.startswith(("http://", "https://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if target.parent == DOCS / "pictures" and not list(target.parent.glob("*.png")):
            if target.name not in PICTURES:
                yield link
        elif not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            yield link


@cache
def commands() -> dict[str, Any]:
    typer = importlib.import_module("typer.main")
    found: dict[str, Any] = typer.get_command(importlib.import_module("section75.cli.main").app).commands
    return found


def options(command: Any) -> set[str]:
    """Its options, and those of the commands below it."""
    own = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"--help"}
    return own.union(*(options(each) for each in getattr(command, "commands", {}).values()))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_page(room: str) -> None:
    text = (DOCS / "rooms" / f"{room}.md").read_text(encoding="utf-8")
    for part in ("**Promise", "**Knows**", "## Refuses", "## How it "):
        if room == "cli" and part == "## How it ":
            continue
        assert part in text, part
    assert f"(rooms/{room}.md)" in (DOCS / "index.md").read_text(encoding="utf-8")


def test_no_page_is_left_without_its_room() -> None:
    assert sorted(path.stem for path in (DOCS / "rooms").glob("*.md")) == ROOMS


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


def test_the_glossary_says_each_word_once_and_in_order() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^- \*\*(.+?)\*\*: ", text, re.MULTILINE)
    assert len(words) == text.count("\n- **") > 100
    assert words == sorted(set(words), key=str.casefold)


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_command_named_exists_with_its_options(page: Path) -> None:
    known = commands()
    for room, verb, rest in COMMAND.findall(page.read_text(encoding="utf-8")):
        assert room in known, room
        below = getattr(known[room], "commands", None)
        if below is not None:
            assert verb in below, f"{room} {verb}"
        given = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", rest))
        assert given <= options(below[verb] if below is not None else known[room]), f"{room} {verb}"


def test_every_command_there_is_stands_on_its_page() -> None:
    page = (DOCS / "rooms" / "cli.md").read_text(encoding="utf-8")
    for name, command in commands().items():
        for verb in getattr(command, "commands", {"": None}):
            assert f"`section75 {name} {verb}".rstrip() + "`" in page


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_make_target_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(TARGET.findall(page.read_text(encoding="utf-8"))) <= targets


def test_every_decision_is_listed_dated_and_weighed() -> None:
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    listed = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    assert [page.name[:4] for page in pages] == [f"{number:04d}" for number in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.name[:4]} ")
        assert f"]({page.name})" in listed
        assert re.search(r"^\d{1,2} [A-Z][a-z]+ \d{4}$", text, re.MULTILINE), page.name
        for part in ("**Decided.**", "**Why", "**Turned down.**", "**Risks.**"):
            assert part in text, (page.name, part)


def test_the_links_check_bites(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One\n[good](#one) [bad](#two) [gone](nowhere.md) [away](https://example.org)\n")
    assert list(broken(page)) == ["#two", "nowhere.md"]
