#!/bin/sh
# Makes the virtual environment of the peers beside this script (a few GiB with torch): sh bench/peers/setup.sh
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
