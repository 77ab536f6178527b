#!/usr/bin/env bash
# The browser tests drive Chromium. Found: nothing is said. Missing: it is installed where that is allowed, else asked for;
# the one without windows where the system has it, with which the tests take a quarter less time.
set -euo pipefail

for name in "${SECTION75_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
  if [[ -n $name ]] && command -v "$name" >/dev/null; then exit 0; fi
done

as_root=()
if [[ $EUID -ne 0 ]]; then as_root=(sudo -n); fi
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  echo "Installing Chromium, which the browser tests drive"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    bash -c 'for name in chromium-headless-shell chromium; do
      apt-get install -y -qq --no-install-recommends "$name" fonts-liberation && exit 0; done; exit 1'; } >"$log" 2>&1; then
    exit 0
  fi
  tail -n 5 "$log" >&2
fi
echo "The browser tests need Chromium: install chromium (or google-chrome), or set SECTION75_CHROMIUM to where it is." >&2
exit 1
