#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs all benchmarks of a build folder and prints their figures and nothing else; fails if one could not be measured.

usage: report.py BUILD
"""

import json
import pathlib
import re
import subprocess
import sys

FIGURE = re.compile(r"\S+ \d+(\.\d+)? \(goal [<>]= \d+(\.\d+)?\)|  \d+ rounds: .*")


def main():
    build = pathlib.Path(sys.argv[1])
    log = build / "meson-logs" / "benchmarklog.json"
    log.unlink(missing_ok=True)
    done = subprocess.run(["meson", "test", "-C", build, "--benchmark", "--no-rebuild", "--num-processes", "1", "--logbase", log.stem],
                          capture_output=True, text=True)
    if not log.exists():
        sys.exit(done.stdout + done.stderr)
    for line in log.read_text().splitlines():
        benchmark = json.loads(line)
        figures = [text for text in benchmark.get("stdout", "").splitlines() if FIGURE.fullmatch(text)]
        print("\n".join(figures), flush=True)
        if benchmark["result"] != "OK" or not figures:
            sys.exit(f"{benchmark['name']}: {benchmark['result']}\n{benchmark.get('stdout', '')}{benchmark.get('stderr', '')}")


main()
