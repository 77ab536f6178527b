"""The lock holds across processes: tries made at once, each by a process of its own, are counted together."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests import databases

FILL = """
import django
django.setup()
from section75.apps.accounts.models import User
User.objects.create_user("an.accountant", password="correct horse battery staple", post="Accountant")
"""
TRY = """
import django
django.setup()
from section75.apps.identity.proving import prove_at_the_terminal
from section75.core.refusals import Refusal
for _ in range(4):
    try:
        prove_at_the_terminal("an.accountant", "wrong", "")
    except Refusal as refusal:
        print(type(refusal).__name__, flush=True)
"""
LINES = """
import django
django.setup()
from section75.apps.audit.models import AuditLine
print(AuditLine.objects.filter(who="an.accountant", outcome="refused").count())
"""
PROCESSES, TRIES, ALLOWED = 4, 4, 5


def start(data: Path, program: str) -> subprocess.Popen[str]:
    """A few lines in a process of their own, in that data folder."""
    told = databases.environment_of(data) | {"DJANGO_SETTINGS_MODULE": "section75.site.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env=os.environ | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> list[str]:
    """What it printed, once it is done."""
    out, err = process.communicate(timeout=600)
    assert process.returncode == 0, err
    return out.split()


def test_tries_of_several_processes_at_once_are_counted_together(tmp_path: Path) -> None:
    databases.put_migrated(tmp_path)
    said(start(tmp_path, FILL))
    trying = [start(tmp_path, TRY) for _ in range(PROCESSES)]
    answers = Counter(answer for process in trying for answer in said(process))
    assert answers == {"WrongNameOrPassword": ALLOWED, "LockedOut": PROCESSES * TRIES - ALLOWED}
    assert said(start(tmp_path, LINES)) == [str(PROCESSES * TRIES)]
