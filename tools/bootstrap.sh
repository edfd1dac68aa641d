#!/bin/sh
# Puts uv into a folder of the project, with whatever Python the machine has. Nothing is installed outside it.
set -eu
folder=$1
pins=$2
for python in python3.13 python3.12 python3.11 python3 python; do
  command -v "$python" >/dev/null 2>&1 && break
done
command -v "$python" >/dev/null 2>&1 || { echo "No Python is here. Install Python 3.9 or newer, then try again." >&2; exit 1; }
rm -rf "$folder"
if "$python" -m venv "$folder" 2>/dev/null; then
  "$folder/bin/python" -m pip install --quiet --require-hashes --requirement "$pins"
elif "$python" -m pip --version >/dev/null 2>&1; then
  # Some systems split venv off; pip can fill a folder without it.
  mkdir -p "$folder/bin"
  "$python" -m pip install --quiet --require-hashes --target "$folder/lib" --requirement "$pins"
  ln -sf ../lib/bin/uv "$folder/bin/uv"
else
  echo "This Python has neither venv nor pip. Install one of them (on Debian: apt-get install python3-venv), then try again." >&2
  exit 1
fi
touch "$folder/bin/uv"
