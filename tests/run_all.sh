#!/usr/bin/env bash
# Everything that CI runs, in the order in which it is quickest to hear bad news. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
unset SECTION75_DATABASE SECTION75_TEST_SERVER
unset PYTHONDONTWRITEBYTECODE  # hundreds of short programs are started: what is compiled once is not compiled again
export SECTION75_DATA="${SECTION75_DATA:-$(mktemp -d)}"

say() { printf '\n\033[1m%s\033[0m\n' "$1"; }
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT  # whatever still runs beside, where something failed

say "Format and lint"
$bin/ruff format --check .
$bin/ruff check .

say "Types, import contracts, migrations; and a sample of changes, each noticed by a test or reviewed in tests/survivors.txt"
$bin/mypy >"$SECTION75_DATA/types.txt" &
types=$!
$bin/python -m tests.migrated &  # the database of which every test gets a copy
copied=$!
$bin/lint-imports --no-logo 2>/dev/null || $bin/lint-imports
DJANGO_SETTINGS_MODULE=section75.site.settings $bin/django-admin makemigrations --check --dry-run
$bin/python tests/mutation.py --sample
if ! wait "$types"; then cat "$SECTION75_DATA/types.txt"; exit 1; fi
tail -n 1 "$SECTION75_DATA/types.txt"

say "The core where somebody could dispute a penny, with branch coverage: it is whole, by the tests of each room itself"
pennies=(money risk_share exposure lint authority approvals disputes evidence)
cov=("${pennies[@]/#/--cov=section75/core/}")
$bin/pytest -n 2 --dist worksteal "${pennies[@]/#/tests/core/}" "${cov[@]}" --cov-branch --cov-report=
$bin/coverage report --fail-under=100 --show-missing --skip-covered

say "The rest of the core, and what stands beside it"
others=(tests/importers tests/returns tests/render tests/verifier tests/analysis)
$bin/pytest -n 2 --dist worksteal tests/core "${pennies[@]/#/--ignore=tests/core/}" "${others[@]}"

say "Rooms, commands, documents and the house; the database is SQLite"
wait "$copied"
$bin/pytest -n 2 --dist worksteal -m "not browser" tests/apps tests/cli tests/docs tests/house tests/journeys tests/oidc tests/model

say "What the database itself promises, again on PostgreSQL, with the rooms that write; and both engines beside each other"
# The rooms whose acts lean on the database: its guards, locks, order of text, sums and what is kept together; and both
# engines beside each other. make soak repeats every room and command there, upgrades, moves, roles and killed migrations.
written=()
for room in approvals approving_in_the_background as_at audit_chain audit_store closing evidence evidence_attacks fitting \
  guards guards_two_people journal journals log portfolio preview receipts receipts_grants reconciliation \
  rooms_attacked sources; do written+=("tests/apps/test_$room.py"); done
beside=()
for what in same_bytes same_root one_at_a_time work_survives backups killed power full_disk io_errors twice; do
  beside+=("tests/engines/test_$what.py")
done
$bin/python tests/postgresql.py $bin/pytest --reuse-db -n 3 --dist loadfile "${beside[@]}" tests/apps/work "${written[@]}"

say "Pages and journeys in a real browser"
$bin/pytest -n 3 --dist loadfile -m browser tests/browser tests/journeys
