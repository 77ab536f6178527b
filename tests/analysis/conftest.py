"""The column engine is an extra: without it these tests are skipped, and say so in one line."""

from __future__ import annotations

import pytest

pytest.importorskip("duckdb", reason="DuckDB is not installed, so analysing a file is not tested")
