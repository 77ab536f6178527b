"""The agreement file's page and its published schema say what the reader does."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from section75.core.partnership import findings_of
from section75.core.refusals import Result
from section75.importers.agreement_file import FileText, json_schema, read_partnership

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "agreement-file.md").read_text(encoding="utf-8")
PUBLISHED = ROOT / "docs" / "schema" / "section75-agreement-1.json"
COMPLETE = re.findall(r"^```toml complete\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
PARTS = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
FILES = sorted((ROOT / "examples").glob("*/*.toml"))
AGREEMENTS = [path for path in FILES if "partnership" in tomllib.loads(path.read_text(encoding="utf-8"))]
EXAMPLES = "".join(path.read_text(encoding="utf-8") for path in AGREEMENTS)
CHECKED_IN = (
    "core/partnership/checks/*.py",
    "core/agreements/term.py",
    "core/casting/cast.py",
    "core/contracts/findings.py",
    "core/records/functions/findings.py",
)


def without_days(value: Any) -> Any:
    """The value as JSON has it: a TOML day becomes text."""
    if isinstance(value, dict):
        return {key: without_days(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_days(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def schema_errors(text: str) -> list[str]:
    validator = Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    return [error.message for error in validator.iter_errors(without_days(tomllib.loads(text)))]


def check_names() -> Iterator[str]:
    """The names under which findings are made; of one that is put together, its fixed part."""
    for path in (path for pattern in CHECKED_IN for path in sorted((ROOT / "section75").glob(pattern))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
                first = node.args[0]
                parts = first.values if isinstance(first, ast.JoinedStr) else [first]
                yield "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


@pytest.mark.parametrize("text", COMPLETE)
def test_every_complete_file_on_the_page_loads(text: str) -> None:
    partnership = read_partnership([FileText("page.toml", text.encode())])
    found = [finding for finding in findings_of(partnership) if finding.check != "exposure has no bound"]
    assert {finding.result for finding in found} <= {Result.OPEN, Result.PASS}
    assert schema_errors(text) == []


def test_there_are_complete_files_on_the_page() -> None:
    assert len(COMPLETE) == 2


@pytest.mark.parametrize("text", PARTS)
def test_every_part_on_the_page_is_toml_from_the_examples(text: str) -> None:
    assert tomllib.loads(text)
    for line in text.splitlines():
        assert line in EXAMPLES, line


def test_the_page_names_every_table_and_every_key() -> None:
    schema = json.loads(json_schema())
    for table in schema["properties"]:
        assert f"[{table}]" in PAGE, table
    for shape in schema["$defs"].values():
        for key in shape.get("properties", {}):
            assert f"`{key}`" in PAGE or f"`[[risk_share.{key}]]`" in PAGE, key


def test_the_page_names_every_choice() -> None:
    found = re.findall(r'"(?:enum|const)": (?:\[(.*?)\]|("[^"]*"))', json_schema(), re.DOTALL)
    choices = {choice for several, one in found for choice in re.findall(r'"([^"]+)"', several or one)}
    assert len(choices) > 50
    for choice in choices:
        assert f'"{choice}"' in PAGE, choice


def test_the_page_names_every_finding() -> None:
    found = set(check_names())
    assert len(found) > 15
    for name in found:
        assert name in PAGE, name


def test_the_published_schema_is_the_readers_own() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == json_schema(), (
        "make it again: section75 agreements schema > docs/schema/section75-agreement-1.json"
    )
    Draft202012Validator.check_schema(json.loads(json_schema()))


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_example_files_fit_the_published_schema(path: Path) -> None:
    assert schema_errors(path.read_text(encoding="utf-8")) == []


def test_the_published_schema_bites() -> None:
    assert schema_errors(COMPLETE[0].replace("about", "abuot"))
    assert schema_errors(COMPLETE[1].replace('"1,500,000"', "1500000.5"))
    assert schema_errors(COMPLETE[1].replace('"in proportion"', '"in propotion"'))
