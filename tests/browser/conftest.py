"""Browser tests use the fixtures in `fixtures.py`, which journeys share."""

import pytest

from tests.browser import fixtures

ONE_BY_ONE = ("test_pages.py", "test_pages_bare.py", "test_pages_narrow.py")  # each page stands for itself


def pytest_configure(config: pytest.Config) -> None:
    """One set of fixtures for all, so that there is one Chromium, whichever folder comes first."""
    if not config.pluginmanager.is_registered(fixtures):
        config.pluginmanager.register(fixtures)


@pytest.hookimpl(tryfirst=True)  # before the workers name their groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Beside each other (`--dist loadgroup`) a file that tells a story stays with one worker; pages are shared out."""
    import sys; sys.stderr.write(f"HOOK {len(items)}\n")
    for item in items:
        if item.path.name not in ONE_BY_ONE:
            item.add_marker(pytest.mark.xdist_group(item.path.name))
