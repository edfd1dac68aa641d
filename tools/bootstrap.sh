#!/bin/sh
# Puts uv into a folder of the project, with whatever Python the machine has. Outside it nothing is installed, but for what
# Debian splits off its Python, and that only by root.
set -eu
folder=$1
pins=$2
for python in python3.13 python3.12 python3.11 python3 python; do
  command -v "$python" >/dev/null 2>&1 && break
done
command -v "$python" >/dev/null 2>&1 || { echo "No Python is here. Install Python 3.9 or newer, then try again." >&2; exit 1; }

has_venv() { "$python" -c "import ensurepip, venv" 2>/dev/null; }
has_pip() { "$python" -m pip --version >/dev/null 2>&1; }

if ! has_venv && ! has_pip && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "This Python has neither venv nor pip. Installing Debian's package python3-venv." >&2
  # What it says is heard only when it fails, two lines on.
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends python3-venv; } >/dev/null 2>&1 || true
fi
rm -rf "$folder"
if has_venv; then
  "$python" -m venv "$folder"
  "$folder/bin/python" -m pip install --quiet --require-hashes --requirement "$pins"
elif has_pip; then
  # Some systems split venv off; pip can fill a folder without it.
  mkdir -p "$folder/bin"
  "$python" -m pip install --quiet --require-hashes --target "$folder/lib" --requirement "$pins"
  ln -sf ../lib/bin/uv "$folder/bin/uv"
else
  echo "This Python has neither venv nor pip. Install one of them (on Debian: apt-get install python3-venv), then try again." >&2
  exit 1
fi
touch "$folder/bin/uv"
