"""What every test may use. No test touches a real data folder or a real database."""

from __future__ import annotations

import os
import tempfile

import pytest
from hypothesis import settings as properties

os.environ["SECTION75_DATA"] = tempfile.mkdtemp(prefix="section75-tests-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "section75.site.settings")


if os.environ.get("SECTION75_SOAK") != "1":  # `make soak` asks for 2,000 examples of each property, new ones each time
    properties.register_profile("make test", max_examples=60, deadline=None, derandomize=True)
    properties.load_profile("make test")


def pytest_configure() -> None:
    """Passwords are hashed cheaply in tests: what is tested is who may, not how hard a password is to guess."""
    from django.conf import settings

    if os.environ.get("SECTION75_DATABASE", "") != os.environ.get("SECTION75_TEST_SERVER", ""):
        raise pytest.UsageError("SECTION75_DATABASE names a database that is not the tests' own. Unset it.")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The tests' database is a copy of one that was migrated once, whichever engine is behind it."""
    from django.conf import settings
    from django.db.backends.signals import connection_created

    from tests.migrated import fill_memory, migrated_template

    if server := os.environ.get("SECTION75_TEST_SERVER"):
        settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = migrated_template(server)
    else:
        connection_created.connect(fill_memory, dispatch_uid="tests.migrated")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `soak` is run by `make soak` only. Beside a PostgreSQL server only what reaches a database is run
    again: through Django, or as a program.
    """
    wanted = list(items)
    if os.environ.get("SECTION75_SOAK") != "1":
        wanted = [item for item in wanted if item.get_closest_marker("soak") is None]
    if os.environ.get("SECTION75_TEST_SERVER"):
        wanted = [item for item in wanted if _reaches_a_database(item)]
    kept = set(wanted)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = wanted


def _reaches_a_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    is_asked_for = "db" in fixtures or item.get_closest_marker("django_db") is not None
    return is_asked_for or "engines" in item.path.parts or item.path.name == "test_installation.py"
