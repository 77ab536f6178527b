"""Browser tests use the fixtures in `fixtures.py`, which journeys share."""

import pytest

from tests.browser import fixtures


def pytest_configure(config: pytest.Config) -> None:
    """One set of fixtures for all, so that there is one Chromium, whichever folder comes first."""
    if not config.pluginmanager.is_registered(fixtures):
        config.pluginmanager.register(fixtures)
