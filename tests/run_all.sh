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

say "Types"
$bin/mypy

say "Import contracts"
$bin/lint-imports --no-logo 2>/dev/null || $bin/lint-imports

say "Migrations are complete"
DJANGO_SETTINGS_MODULE=section75.site.settings $bin/django-admin makemigrations --check --dry-run

say "Tests, with branch coverage of the rooms where money is decided; the database is SQLite"
$bin/pytest -n 2 --dist loadfile -m "not browser" --ignore=tests/engines --cov=section75/core --cov-branch --cov-report=

say "Branch coverage is whole where somebody could dispute a penny"
$bin/coverage report --include='section75/core/money/*,section75/core/risk_share/*,section75/core/exposure/*,section75/core/lint/*' --fail-under=100 --show-missing --skip-covered

say "A sample of changes: each is noticed by a test, or reviewed in tests/survivors.txt"
$bin/python tests/mutation.py --sample

say "What reaches a database, again on PostgreSQL; and both engines beside each other"
$bin/python tests/postgresql.py $bin/pytest --reuse-db -n 2 --dist loadfile tests/engines tests/apps tests/cli

say "Pages and journeys in a real browser"
$bin/pytest -n 2 --dist loadfile -m browser
