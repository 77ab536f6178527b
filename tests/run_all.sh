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

say "The core, with branch coverage where somebody could dispute a penny: it is whole there"
pennies=(money risk_share exposure lint authority approvals disputes evidence)
$bin/pytest -n 2 --dist worksteal tests/core "${pennies[@]/#/--cov=section75/core/}" --cov-branch --cov-report=
$bin/coverage report --fail-under=100 --show-missing --skip-covered

say "What stands beside the core"
$bin/pytest -n 2 --dist worksteal tests/importers tests/returns tests/render tests/verifier tests/analysis

say "Rooms, commands, documents and the house; the database is SQLite"
$bin/pytest -n 2 --dist worksteal -m "not browser" tests/apps tests/cli tests/docs tests/house tests/journeys tests/oidc tests/model

say "What the database itself promises, again on PostgreSQL, with the rooms that write; and both engines beside each other"
# Left for make soak, which repeats everything: what decides nothing by the database but who may go where, how a page
# is laid out, and how a command of a room answers whose acts are repeated here.
shown=(--ignore-glob='*/apps/test_access*' --ignore=tests/apps/test_attacks.py --ignore-glob='*/apps/test_*_pages.py'
  --ignore=tests/apps/test_documents.py --ignore=tests/apps/test_calendar_feed.py --ignore=tests/apps/test_demonstration.py
  --ignore=tests/apps/test_identity_lock.py --ignore=tests/cli/test_installation.py)
answered=()
for room in accounts agreements answering bridge disputes drafts law lives notices obligations organisations register \
  returns risk_share risk_share_exposure; do answered+=(--ignore="tests/cli/test_$room.py"); done
$bin/python tests/postgresql.py $bin/pytest --reuse-db -n 3 --dist worksteal tests/engines tests/apps tests/cli "${shown[@]}" "${answered[@]}"

say "Pages and journeys in a real browser"
$bin/pytest -n 3 --dist loadfile -m browser
