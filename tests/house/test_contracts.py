"""The import contracts hold, and each of them bites when it is broken on purpose."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BREACHES = {
    "Storeys": ("core/money/unit.py", "import section75.apps.accounts"),
    "Below the apps": ("core/money/unit.py", "import django"),
    "Rooms of the core stand in one order": ("core/money/unit.py", "import section75.core.explain"),
    "Steps of a risk share": (
        "core/risk_share/steps/in_dispute.py",
        "import section75.core.risk_share.steps.fixed_shares",
    ),
    "Checks of a partnership": (
        "core/partnership/checks/gaps.py",
        "import section75.core.partnership.checks.leads",
    ),
    "Checks of the law": (
        "core/law/checks/aims.py",
        "import section75.core.law.checks.persons",
    ),
    "Remarks of the terms lint": (
        "core/lint/remarks/asymmetry.py",
        "import section75.core.lint.remarks.unbounded",
    ),
    "Remarks of the preview": (
        "core/preview/remarks/round_sum.py",
        "import section75.core.preview.remarks.other_side",
    ),
    "Importers do not know": ("importers/finance_extract.py", "import section75.importers.forecast_file"),
    "Rooms of the apps stand in one order": ("apps/accounts/store.py", "import section75.apps.ledger"),
    "Inside a room of apps": ("apps/ledger/store.py", "import section75.apps.ledger.actions"),
    "Views and commands": ("apps/ledger/views.py", "import section75.apps.ledger.models"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(folder)}
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    ignore = shutil.ignore_patterns("__pycache__", "static", "templates")
    shutil.copytree(ROOT / "section75", tmp_path / "section75", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    found = lint(copy)
    assert found.returncode == 0, found.stdout
    assert "0 broken" in found.stdout


def test_every_contract_bites_when_it_is_broken_on_purpose(copy: Path) -> None:
    for file, line in BREACHES.values():
        path = copy / "section75" / file
        path.write_text(path.read_text() + f"\n{line}\n")
    second = copy / "section75" / "returns" / "editions" / "second.py"
    second.write_text('"""A second edition."""\n\nimport section75.returns.editions.pooled_fund_quarter\n')
    found = lint(copy)
    broken = [row for row in found.stdout.splitlines() if row.endswith("BROKEN")]
    assert found.returncode == 1
    assert [name for name in (*BREACHES, "Editions of a return") if not any(name in row for row in broken)] == []
    assert "0 kept" in found.stdout


def test_a_room_without_a_place_is_caught(copy: Path) -> None:
    room = copy / "section75" / "core" / "attic"
    room.mkdir()
    (room / "__init__.py").write_text('"""A room nobody gave a place."""\n')
    assert lint(copy).returncode == 1
