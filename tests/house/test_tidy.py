"""The house, checked: what import contracts cannot say. Figures here only ever go down."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "section75"
CORE = PACKAGE / "core"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
VERIFIER = ROOT / "verifier" / "section75_verify.py"
CORE_SOURCES = sorted(CORE.rglob("*.py"))
ROOMS = sorted(path.name for path in CORE.iterdir() if path.is_dir() and not path.name.startswith("__"))

LONGEST_FILE = 300
LONGEST_FUNCTION = 40  # lines, docstring and signature included
DEEPEST_NEST = 3
NAMED_WITH_CAUSE = {  # file -> why it may be longer than LONGEST_FILE
    "verifier/section75_verify.py": "one file, which an auditor takes away and reads alone",
}
LONGEST_TEST = 400
TESTS_NAMED_WITH_CAUSE = {
    "refusal_examples.py": "one table of refusals, each with an example of its sentence",
    "test_bad_files.py": "one table of spoilt agreement files, read from top to bottom",
    "test_findings.py": "one table of findings, each with the file that earns it",
    "test_every_refusal.py": "one table of refusals, each with the act that provokes it",
    "test_journal.py": "the journal's promises and, beside each, the attack it withstands",
}
BANNED_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "handler",
    "processor",
    "misc",
    "common",
    "data",
    "info",
}
NOT_IN_THE_CORE = {"time", "random", "sqlite3", "socket", "http", "urllib", "ssl", "subprocess", "os", "asyncio"}


def imported(tree: ast.AST) -> Iterator[tuple[str, list[str], int]]:
    """Every import: module, names, and level of dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, [], 0
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", [alias.name for alias in node.names], node.level


def room_of(module: str) -> str | None:
    """The room of the core a module belongs to."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["section75", "core"] and len(parts) > 2 else None


def entered_by_the_back(path: Path, source: str) -> list[str]:
    """Imports that reach past a room's door from outside the room."""
    own = path.relative_to(CORE).parts[0] if CORE in path.parents else None
    return [
        module
        for module, _, _ in imported(ast.parse(source))
        if room_of(module) not in (None, own) and len(module.split(".")) > 3
    ]


def floats(source: str) -> list[int]:
    """Lines with a decimal number, or with the word float as a name."""
    found = []
    for node in ast.walk(ast.parse(source)):
        is_number = isinstance(node, ast.Constant) and isinstance(node.value, float)
        if is_number or (isinstance(node, ast.Name) and node.id == "float"):
            found.append(node.lineno)  # type: ignore[attr-defined]
    return found


def outside_the_standard_library(source: str) -> list[str]:
    """Modules the core may not know: any library, and the parts of the standard one that know clock or world."""
    tops = {module.split(".")[0] for module, _, level in imported(ast.parse(source)) if level == 0}
    return sorted(
        top for top in tops if top != "section75" and (top not in sys.stdlib_module_names or top in NOT_IN_THE_CORE)
    )


def test_rooms_are_entered_by_their_door() -> None:
    assert [path for path in SOURCES if entered_by_the_back(path, path.read_text())] == []


def test_the_core_holds_no_float_and_no_library_and_no_clock() -> None:
    for path in CORE_SOURCES:
        source = path.read_text()
        assert floats(source) == [], path
        assert outside_the_standard_library(source) == [], path
        assert ".today(" not in source, path
        assert ".now(" not in source, path


def test_the_tidy_checks_bite() -> None:
    assert entered_by_the_back(CORE / "budget" / "x.py", "from section75.core.money.split import split") != []
    assert entered_by_the_back(CORE / "money" / "x.py", "from section75.core.money.split import split") == []
    assert floats("x = 0.1") == [1]
    assert floats("def f(x: float) -> None: ...") == [1]
    assert outside_the_standard_library("import time\nimport django\nimport decimal") == ["django", "time"]
    assert list(too_much(ast.parse("def long():" + "\n    pass" * LONGEST_FUNCTION))) == ["long"]


def test_a_file_says_why_it_exists() -> None:
    trees = {path: ast.parse(path.read_text()) for path in SOURCES}
    assert [path for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_files_and_functions_stay_short() -> None:
    for path in (*SOURCES, VERIFIER):
        source = path.read_text()
        if str(path.relative_to(ROOT)) not in NAMED_WITH_CAUSE:
            assert len(source.splitlines()) <= LONGEST_FILE, path
        assert list(too_much(ast.parse(source))) == [], path


def too_much(tree: ast.AST) -> Iterator[str]:
    """The functions that are too long or nested too deep."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            is_short = (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION
            if not is_short or depth(node) > DEEPEST_NEST:
                yield node.name


def depth(node: ast.AST, so_far: int = 0) -> int:
    """How deep blocks are nested inside a function; comprehensions do not count, an elif is no deeper than its if."""
    deepest = so_far
    for child in ast.iter_child_nodes(node):
        inside = isinstance(child, ast.If | ast.For | ast.While | ast.With | ast.Try)
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child, so_far + (inside and not is_elif)))
    return deepest


def test_tests_stay_short_unless_there_is_a_cause() -> None:
    for path in sorted([*(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").rglob("*.py")]):
        allowed = path.name in TESTS_NAMED_WITH_CAUSE or len(path.read_text().splitlines()) <= LONGEST_TEST
        assert allowed, path


def test_no_back_rooms() -> None:
    for path in PACKAGE.rglob("*"):
        assert path.stem not in BANNED_NAMES, path


def test_every_room_of_the_core_has_a_door_that_says_what_it_knows() -> None:
    for room in ROOMS:
        door = ast.get_docstring(ast.parse((CORE / room / "__init__.py").read_text())) or ""
        assert "Promise:" in door, room
        assert "oes not know" in door, room
        assert len([path for path in (CORE / room).glob("*.py") if path.name != "__init__.py"]) <= 10, room


def test_every_room_has_tests() -> None:
    tested = {
        path.name for path in (ROOT / "tests" / "core").iterdir() if path.is_dir() and list(path.glob("test_*.py"))
    }
    plain = {"governance", "outcomes"}  # two frozen records without rules, shown by the partnership's tests
    assert set(ROOMS) - tested - plain == set()


def test_every_file_is_used() -> None:
    used: set[str] = set()
    for path in SOURCES:
        for module, listed, _ in imported(ast.parse(path.read_text())):
            used.add(module)
            used.update(f"{module}.{name}" for name in listed)
    shelves = (
        "steps", "checks", "remarks", "editions", "guards", "used", "as_",
        "proposals", "jobs", "tasks", "news", "ticks", "redrawn", "reported", "banners", "stops_of_months",
        "importers.extracts.",
        ".after", "named_files", "__main__",
    )  # fmt: skip  # found by listing the folder, or the rooms
    by_name = (
        "apps",
        "urls",
        "settings",
        "wsgi",
        "jinja",
        "security",
        "refused",
        "main",
    )  # named in settings or pyproject
    for path in SOURCES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        is_named = path.stem in (*by_name, "__init__") or path.stem.endswith("_urls")
        listed_by = any(shelf in module for shelf in shelves) or is_named
        assert listed_by or module in used, module


def test_nothing_is_left_to_do() -> None:
    for path in SOURCES:
        text = path.read_text()
        for mark in ("TODO", "FIXME", "XXX", "NotImplementedError"):
            assert mark not in text, path


def test_nothing_of_this_machine_or_of_any_registry_is_named() -> None:
    shown = (".py", ".toml", ".md", ".json", ".sh", ".html", ".lock", ".mjs", ".scss", ".txt")
    machine = tuple("/work" + place for place in ("/main", "/shared", "/.lib"))  # "/work/" alone is an address of ours
    banned = (*machine, "/root" + "/", "pypi" + ".org", "registry" + ".npmjs", "deb" + ".debian", "/opt" + "/py")
    for path in ROOT.rglob("*"):
        hidden = {"node_modules", ".venv", ".git", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "var"}
        if path.is_file() and path.suffix in shown and not hidden & set(path.relative_to(ROOT).parts):
            text = path.read_text(encoding="utf-8")
            assert not [word for word in banned if word in text], path
