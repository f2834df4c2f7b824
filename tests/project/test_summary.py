#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary names what failed, with the reason, and ends with the line of numbers."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SUMMARY = pathlib.Path(__file__).parent / "summary.py"


def make_test(name, result, stdout="", stderr="", returncode=0):
    return {"name": f"lanyard:unit / {name}", "result": result, "stdout": stdout, "stderr": stderr, "returncode": returncode}


def summarise(*tests):
    with tempfile.TemporaryDirectory() as folder:
        logs = pathlib.Path(folder) / "run" / "meson-logs"
        logs.mkdir(parents=True)
        (logs / "testlog.json").write_text("\n".join(json.dumps(test) for test in tests))
        run = subprocess.run([sys.executable, SUMMARY, logs.parent], capture_output=True, encoding="utf-8", check=False,
                             env={"PYTHONIOENCODING": "utf-8"})
    return run.returncode, run.stdout.splitlines()[1:]


class Summary(unittest.TestCase):
    def test_success(self):
        status, lines = summarise(make_test("a", "OK", "1..2\nok 1 /a/b\nok 2 /a/c # SKIP not here\n"), make_test("b", "OK"))
        self.assertEqual((status, lines), (0, ["2 passed, 0 failed, 1 skipped"]))

    def test_failed_case(self):
        status, lines = summarise(make_test("a", "FAIL", "1..2\nnot ok 1 - case one\n# Traceback\n# E: is 2\nok 2 - case two\n"))
        self.assertEqual((status, lines), (1, ["✗ run: a, case one: E: is 2", "1 passed, 1 failed, 0 skipped"]))

    def test_message_of_glib(self):
        text = "1..2\nok 1 /a/b\nnot ok 2 /a/c - ERROR:a.c:3:b: 1 == 2\nBail out!\n"
        self.assertEqual(summarise(make_test("a", "ERROR", text, "", 134))[1][0], "✗ run: a, /a/c: ERROR:a.c:3:b: 1 == 2")

    def test_aborted(self):
        text = "1..2\nok 1 /a/b\n# hello\nBail out! ERROR:a.c:3:b: assertion failed\n"
        self.assertEqual(summarise(make_test("a", "ERROR", text, "noise", 134))[1],
                         ["✗ run: a, after /a/b: ERROR:a.c:3:b: assertion failed", "1 passed, 1 failed, 0 skipped"])

    def test_sanitizer(self):
        errors = "==1==ERROR\nSUMMARY: AddressSanitizer: heap-use-after-free a.c:3\n==1==ABORTING\n"
        self.assertIn("heap-use-after-free a.c:3", summarise(make_test("a", "FAIL", "", errors, 1))[1][0])

    def test_no_report(self):
        self.assertEqual(summarise(make_test("a", "TIMEOUT", "", "last\n", -15))[1][0], "✗ run: a: timeout, exit status -15: last")

    def test_fits_the_end_of_a_log(self):
        tests = [make_test(f"a{i}", "FAIL", f"not ok 1 - x\n# {'w' * 400}\n") for i in range(40)]
        lines = summarise(*tests)[1]
        self.assertLess(len("\n".join(lines).encode()), 1900)
        self.assertRegex(lines[-2], "and [0-9]+ more")
        self.assertEqual(lines[-1], "0 passed, 40 failed, 0 skipped")

    def test_nothing_ran(self):
        self.assertEqual(summarise()[0], 1)


if __name__ == "__main__":
    unittest.main()
