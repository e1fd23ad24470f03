#!/bin/sh
# Makes the peers' virtual environment, bench/peers/.venv. Once; needs Python >= 3.11 and about 6 GB of disk, most of it the
# CUDA libraries that PyPI's torch for Linux depends on and that nothing here uses.
#
#   sh bench/peers/setup.sh [python]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"${1:-python3}" -m venv "$here/.venv"
"$here/.venv/bin/python" -m pip install --disable-pip-version-check --requirement "$here/requirements.txt"
"$here/.venv/bin/python" -c 'import numpy, torch, byzfl; print("numpy", numpy.__version__, "torch", torch.__version__)'
