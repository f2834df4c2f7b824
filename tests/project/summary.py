#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the test runs of the build folders that are named: what failed and why in a line each, then one line of numbers.

Skips are counted against a limit. All of it is short, since the end of a log is what is seen of it."""

import json
import os
import pathlib
import re
import sys

# Tests that may skip in one run: what needs material that lies beside the checkout (real metadata).
SKIPS_ALLOWED = int(os.environ.get("LANYARD_SKIPS_ALLOWED", "6"))
FAILURES_SIZE = 1500
LINE_SIZE = 700

RESULT = re.compile(r"^(not ok|ok)\b(?: +\d+)?(?: +-)? *(.*?)( *# SKIP\b.*)?$", re.I)
LEFT_FOR_FULL = re.compile(r"^1\.\.0 # SKIP only with LANYARD_TEST_FULL", re.M)
NOISE = re.compile(r"^#? *(?:Start of|End of|random seed|$)|^\d+\.\.\d+")
TOLD_BY_SANITIZER = re.compile(r"^(?:SUMMARY: \w+Sanitizer|.*: runtime error: )")


def find_last_line(lines):
    told = [line.lstrip("# ").strip() for line in lines if not NOISE.match(line)]
    return next((line for line in reversed(told) if line), "")


def split_results(text):
    """Lists what was reported of each case (passed or not, name, skipped, lines after it), and the lines before the first."""
    results, before = [], []
    for line in text.splitlines():
        match = RESULT.match(line)
        if match:
            results.append((match[1].lower() == "ok", match[2], bool(match[3]), []))
        else:
            (results[-1][3] if results else before).append(line)
    return results, before


def explain_end(test, before):
    """Why the program ended that reported no failed case."""
    lines = (test.get("stdout") or "").splitlines() + (test.get("stderr") or "").splitlines()
    for line in lines:
        if line.startswith("Bail out!") or TOLD_BY_SANITIZER.match(line):
            return line.removeprefix("Bail out! ")
    reason = find_last_line((test.get("stderr") or "").splitlines()) or find_last_line(before)
    return f"{test['result'].lower()}, exit status {test['returncode']}" + (f": {reason}" if reason else "")


def describe_failures(test, results, before):
    found = False
    name = test["name"].split("/")[-1].strip()
    for passed, case, _, after in results:
        if not passed:
            found = True
            case, _, message = case.partition(" - ")
            yield f"{name}, {case}: {message or find_last_line(after) or 'no message'}"
    if not found:
        last = f", after {results[-1][1]}" if results else ""
        yield f"{name}{last}: {explain_end(test, results[-1][3] if results else before)}"


def read_run(log):
    counts, failures = [0, 0, 0], []
    for line in log.read_text().splitlines():
        test = json.loads(line)
        results, before = split_results(test.get("stdout") or "")
        if test["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"):
            told = list(describe_failures(test, results, before))
            counts[1] += len(told)
            failures += told
        elif test["result"] == "SKIP":
            counts[2] += not LEFT_FOR_FULL.search(test.get("stdout") or "")
        elif not results:
            counts[0] += 1
        counts[0] += sum(passed and not skipped for passed, _, skipped, _ in results)
        counts[2] += sum(skipped for _, _, skipped, _ in results)
    return counts, failures


def print_failures(failures):
    room = FAILURES_SIZE
    for number, failure in enumerate(failures):
        line = failure if len(failure) <= LINE_SIZE else failure[:LINE_SIZE - 1] + "…"
        room -= len(line.encode()) + 5
        if room < 0:
            print(f"and {len(failures) - number} more")
            return
        print(f"✗ {line}")


def main():
    totals, failures = [0, 0, 0], []
    for folder in sys.argv[1:]:
        counts, told = read_run(pathlib.Path(folder) / "meson-logs" / "testlog.json")
        print(f"{folder}: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped")
        failures += [f"{pathlib.Path(folder).name}: {line}" for line in told]
        totals = [a + b for a, b in zip(totals, counts)]
    print_failures(failures)
    too_many = totals[2] > SKIPS_ALLOWED * len(sys.argv[1:])
    if too_many:
        print(f"More than {SKIPS_ALLOWED} skipped tests in a run: something that the tests need is missing")
    print(f"{totals[0]} passed, {totals[1]} failed, {totals[2]} skipped")
    return 1 if totals[1] or too_many or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main())
