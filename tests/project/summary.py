#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the test runs of the build folders that are named and prints one line; skips are counted against a limit."""

import json
import os
import pathlib
import re
import sys

# Tests that may skip in one run: what needs material that lies beside the checkout (real metadata).
SKIPS_ALLOWED = int(os.environ.get("LANYARD_SKIPS_ALLOWED", "6"))


def count(log):
    passed = failed = skipped = 0
    for line in log.read_text().splitlines():
        test = json.loads(line)
        results = re.findall(r"^(not ok|ok)\b.*?(# SKIP\b.*)?$", test.get("stdout", ""), re.M | re.I)
        if test["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"):
            failed += max(1, sum(ok.lower() == "not ok" for ok, _ in results))
        elif test["result"] == "SKIP":
            skipped += 1
        elif not results:
            passed += 1
        passed += sum(ok.lower() == "ok" and not skip for ok, skip in results)
        skipped += sum(bool(skip) for _, skip in results)
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    for folder in sys.argv[1:]:
        counts = count(pathlib.Path(folder) / "meson-logs" / "testlog.json")
        print(f"{folder}: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped")
        totals = [a + b for a, b in zip(totals, counts)]
    too_many = totals[2] > SKIPS_ALLOWED * len(sys.argv[1:])
    if too_many:
        print(f"More than {SKIPS_ALLOWED} skipped tests in a run: something that the tests need is missing")
    print(f"{totals[0]} passed, {totals[1]} failed, {totals[2]} skipped")
    return 1 if totals[1] or too_many or not totals[0] else 0


sys.exit(main())
