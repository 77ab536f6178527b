#!/usr/bin/env bash
# Everything that CI runs, in the order in which it is quickest to hear bad news. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
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

say "Tests, with branch coverage of the rooms where money is decided"
$bin/pytest -n 2 --dist loadfile -m "not browser" --cov=section75/core --cov-branch --cov-report=

say "Branch coverage of core/money and core/risk_share is whole"
$bin/coverage report --include='section75/core/money/*,section75/core/risk_share/*' --fail-under=100 --show-missing --skip-covered

say "Pages and journeys in a real browser"
$bin/pytest -n 2 --dist loadfile -m browser
