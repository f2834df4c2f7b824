#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages are formatted without a warning.

usage: lint-man.py GROFF PAGE…
"""

import subprocess
import sys

status = 0
for page in sys.argv[2:]:
    done = subprocess.run([sys.argv[1], "-mandoc", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        print(f"{page}: {done.returncode}\n{done.stderr}")
        status = 1
sys.exit(status)
