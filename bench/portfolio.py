"""The portfolio page of somebody with a part in every generated partnership; beside that of somebody with twenty.

The partnerships are loaded once into a folder below var/, which is made anew when the tables, the summaries or the
generator have changed.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles

from bench.report import answer
from tests.generated.agreements import many

ROOT = Path(__file__).resolve().parents[1]
AT = datetime(2022, 7, 4, 9, 0, tzinfo=UTC)
TODAY = date(2022, 7, 4)
PAGES = ("", "?show=overdue", "?show=expiring", "?name=generated-001", "?after=generated-0014")
TWENTY, EVERYTHING = "twenty", "everything"


def ready(size: int) -> None:
    """Django, with a database of that many generated partnerships, loaded as a terminal loads them."""
    folder = ROOT / "var" / f"bench-portfolio-{size}-{_of_the_code()}"
    is_there = (folder / "ready").exists()
    if not is_there:
        for old in folder.parent.glob(f"bench-portfolio-{size}-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True)
    os.environ |= {"SECTION75_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "section75.site.settings"}
    os.environ.pop("SECTION75_DATABASE", None)
    import django

    django.setup()
    if not is_there:
        began = time.perf_counter()
        _load(size)
        (folder / "ready").write_text(f"{time.perf_counter() - began:.1f}")


def seconds_to_load(size: int) -> float:
    """How long loading them all took, when it was done."""
    return float((ROOT / "var" / f"bench-portfolio-{size}-{_of_the_code()}" / "ready").read_text())


def _of_the_code() -> str:
    ours = ("section75/apps/*/migrations/*.py", "section75/apps/portfolio/drawing.py", "tests/generated/*.py")
    files = sorted(file for each in ours for file in ROOT.glob(each))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _load(size: int) -> None:
    from django.core.management import call_command

    from section75.apps.accounts.actions import Given, add_person, begin_demonstration, give
    from section75.apps.agreements.actions import load_at_the_terminal
    from section75.core.authority import Role, Scope

    call_command("migrate", verbosity=0)
    begin_demonstration(at=AT)
    people = {
        name: add_person(name, post=name, password="a long password for a bench")  # noqa: S106
        for name in (TWENTY, EVERYTHING)
    }
    for number, files in enumerate(many(size, around=TODAY)):
        terms = load_at_the_terminal(files, at=AT).partnership
        for name in (EVERYTHING, *([TWENTY] if number < 20 else [])):
            role = Given(Role.POOL_MANAGER, terms.parties[0].id, Scope(terms.id), date(2022, 4, 1))
            give(people[name], role, at=AT, by="the bench")


def page(name: str, times: int) -> list[float]:
    """Seconds of each of so many pages of the portfolio, filtered and searched in turn."""
    from django.conf import settings
    from django.test import Client

    from section75.apps.accounts.store import find_user

    settings.ALLOWED_HOSTS = ["testserver"]
    browser, user = Client(), find_user(name)
    assert user is not None, "they were loaded"
    browser.force_login(user)
    taken = []
    for asked in PAGES * times:
        began = time.perf_counter()
        shown = browser.get(f"/portfolio/{asked}")
        taken.append(time.perf_counter() - began)
        assert shown.status_code == 200, shown.status_code
        assert b"generated-00" in shown.content
    return taken[len(PAGES) :]


if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    ready(size)
    taken = page(EVERYTHING if which == "ours" else TWENTY, times=5)
    note = f"p95 {quantiles(taken, n=20)[-1] * 1000:.0f} ms over {len(taken)} pages; loading {size:,}: "
    answer(seconds=median(taken), same="", note=f"{note}{seconds_to_load(size):.0f} s")
