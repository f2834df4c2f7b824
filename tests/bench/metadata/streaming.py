#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding one of 100,000 service providers in the metadata of a federation, over the time that xmllint needs to read it."""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import aggregate

ENTITIES = 100_000
ROUNDS = 7


def measure(argv):
    """Seconds of CPU time, of the program alone, and the most memory that it had, in kB."""
    with subprocess.Popen(argv, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{argv[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    control = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "federation.xml"
        aggregate.write(path, ENTITIES)
        ours = [control, "metadata", "list", str(path), f"Dienst {ENTITIES - 1}"]
        theirs = ["xmllint", "--stream", "--noout", str(path)]
        rounds = []
        for _ in range(ROUNDS):
            floor, _ = measure(theirs)
            time, memory = measure(ours)
            rounds.append(time / floor)
    print(f"metadata-streaming {statistics.median(rounds):.2f} (goal <= 2.0)")
    print(f"  {ROUNDS} rounds: minimum {min(rounds):.2f}, median {statistics.median(rounds):.2f}, maximum {max(rounds):.2f}")
    print(f"# {memory} kB at most")


main()
