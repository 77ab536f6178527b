#!/usr/bin/env bash
# Everything that CI runs, in the order in which it is quickest to hear bad news. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
unset SECTION75_DATABASE SECTION75_TEST_SERVER
export SECTION75_DATA="${SECTION75_DATA:-$(mktemp -d)}"

say() { printf '\n\033[1m%s\033[0m\n' "$1"; }

say "Format and lint"
$bin/ruff format --check .
$bin/ruff check .

say "Types, import contracts, migrations; and a sample of changes, each noticed by a test or reviewed in tests/survivors.txt"
$bin/mypy >"$SECTION75_DATA/types.txt" &
types=$!
$bin/lint-imports --no-logo 2>/dev/null || $bin/lint-imports
DJANGO_SETTINGS_MODULE=section75.site.settings $bin/django-admin makemigrations --check --dry-run
$bin/python tests/mutation.py --sample
if ! wait "$types"; then cat "$SECTION75_DATA/types.txt"; exit 1; fi
tail -n 1 "$SECTION75_DATA/types.txt"

say "The core and what stands beside it, with branch coverage"
$bin/pytest -n 2 --dist loadfile tests/core tests/importers tests/returns tests/render --cov=section75/core --cov-branch --cov-report=

say "Branch coverage is whole where somebody could dispute a penny"
$bin/coverage report --include='section75/core/money/*,section75/core/risk_share/*,section75/core/exposure/*,section75/core/lint/*,section75/core/authority/*,section75/core/approvals/*,section75/core/disputes/*' --fail-under=100 --show-missing --skip-covered

say "Rooms, commands, documents and the house; the database is SQLite"
$bin/pytest -n 2 --dist loadfile -m "not browser" tests/apps tests/cli tests/docs tests/house tests/journeys tests/oidc

say "What reaches a database, again on PostgreSQL; and both engines beside each other"
policy=(--ignore=tests/apps/test_access.py --ignore=tests/apps/test_access_lists.py --ignore=tests/apps/test_attacks.py)  # again in make soak
$bin/python tests/postgresql.py $bin/pytest --reuse-db -n 3 --dist loadfile tests/engines tests/apps tests/cli "${policy[@]}"

say "Pages and journeys in a real browser"
$bin/pytest -n 3 --dist loadfile -m browser
