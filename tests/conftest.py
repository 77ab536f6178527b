"""What every test may use. The data folder is set before Django reads its settings: no test touches a real one."""

from __future__ import annotations

import os
import tempfile

os.environ["SECTION75_DATA"] = tempfile.mkdtemp(prefix="section75-tests-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "section75.site.settings")


def pytest_configure() -> None:
    """Passwords are hashed cheaply in tests: what is tested is who may, not how hard a password is to guess."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
