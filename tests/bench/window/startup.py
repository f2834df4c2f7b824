#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from start to the first frame of the window with 500 connectors, over that of a window that does nothing."""

import os
import pathlib
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "ui"))
import stage  # noqa: E402

CONNECTORS = 500
ROUNDS = 7


def first_frame(argv, shim):
    start = time.monotonic()
    out = subprocess.run(argv, env=dict(os.environ, LD_PRELOAD=shim), check=True, capture_output=True, text=True).stdout
    return int(out.split()[-1]) / 1e6 - start


def main():
    window, control, empty, shim = sys.argv[1:5]
    stage.enter(sys.argv)
    configuration = pathlib.Path(os.environ[stage.INSIDE]) / "bench.lanyard"
    lanyardctl = [control, "--config", str(configuration)]
    for number in range(CONNECTORS):
        subprocess.run([*lanyardctl, "connector", "add", "custom", "--label", f"Application {number:03}"],
                       check=True, stdout=subprocess.DEVNULL)
    programs = {"window": [window, "--config", str(configuration)], "empty": [empty]}
    for argv in programs.values():
        first_frame(argv, shim)
    rounds = []
    for _ in range(ROUNDS):
        times = {name: first_frame(argv, shim) for name, argv in programs.items()}
        rounds.append(times["window"] / times["empty"])
    print(f"window-start {statistics.median(rounds):.2f} (goal <= 2.5)")
    print(f"  {ROUNDS} rounds: minimum {min(rounds):.2f}, median {statistics.median(rounds):.2f}, maximum {max(rounds):.2f}")


main()
