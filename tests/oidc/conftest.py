"""A real OpenID provider, started for these tests and ended with them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CLIENT_ID, CLIENT_SECRET = "section75", "a secret of the tests alone"
RETURN = "http://testserver/accounts/organisation/return/"
NO_NODE = "These tests need node 20 or later, with npm: install it, for they start a real OpenID provider."


def installed(node: str) -> None:
    """Put the provider beside this file, where it is not there yet."""
    if (HERE / "node_modules" / "oidc-provider").is_dir():
        return
    npm = shutil.which("npm")
    assert npm is not None, NO_NODE
    command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the provider could not be installed: {done.stderr.strip().splitlines()[-1:]}"


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """The provider's issuer, which is its address."""
    node = shutil.which("node")
    if node is None:
        pytest.fail(NO_NODE, pytrace=False)
    installed(node)
    command = [node, "provider.mjs", CLIENT_ID, CLIENT_SECRET, RETURN]
    process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        said = (line.strip() for line in process.stdout)
        found = next((line for line in said if line.startswith("http://127.0.0.1:")), "")
        assert found, "the provider did not start"
        yield found
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()
