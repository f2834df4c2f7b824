#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds docs/saml-rules.md: every number of the SAML rules is there once; what is done can be found by its number in a
comment in src/ and in the name of a test, and the functions and tests that the page names are there.

usage: check-rules.py FOLDER [--write]      with --write the columns of functions and tests are filled in anew
"""

import pathlib
import re
import sys

NUMBERS = [f"{letter}-{n:02}" for letter, last in (("M", 68), ("A", 32), ("I", 46)) for n in range(1, last + 1)]
NUMBER = re.compile(r"\b([MAI]-\d\d)\b")
IN_NAME = re.compile(r"(?<![a-z0-9])([mai])[-_](\d\d)(?!\d)")
C_COMMENT = re.compile(r"/\*.*?\*/", re.S)
FUNCTION = re.compile(r"^(\w+) \(", re.M)
STATUSES = ("done", "not applicable", "open")
SHOWN = 2


def find_functions(source):
    """Number → names of functions whose comment, or a comment in which, has it."""
    found = {number: [] for number in NUMBERS}
    for path in sorted(source.rglob("*.c")):
        text = path.read_text()
        starts = [(match.start(), match[1]) for match in FUNCTION.finditer(text)]
        for comment in C_COMMENT.finditer(text):
            after = next((name for start, name in starts if start > comment.end()), None)
            before = next((name for start, name in reversed(starts) if start < comment.start()), None)
            at_margin = text.rfind("\n", 0, comment.start()) + 1 == comment.start()
            name = after if at_margin else before
            for number in NUMBER.findall(comment[0]):
                if name and number in found and name not in found[number]:
                    found[number].append(name)
    return found


def list_names(path):
    """What may be the name of a test: strings in C, functions and strings in Python."""
    text = path.read_text()
    yield from re.findall(r'"([^"\\\n]*)"', text)
    if path.suffix == ".py":
        yield from re.findall(r"^\s*def (\w+)", text, re.M)
        yield from re.findall(r"'([^'\\\n]*)'", text)


def find_tests(folder):
    """Number → names of tests that have it."""
    found = {number: [] for number in NUMBERS}
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".c", ".py")):
        for name in list_names(path):
            for letter, digits in IN_NAME.findall(name):
                number = f"{letter.upper()}-{digits}"
                if number in found and name not in found[number]:
                    found[number].append(name)
    return found


def read_rows(page):
    for line in page.read_text().splitlines():
        match = re.match(r"\| ([MAI]-\d\d) \|", line)
        yield match[1] if match else None, line


def quote(names):
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(f"`{name}`" for name in names[:SHOWN]) + more if names else "–"


def write(page, functions, tests):
    lines = []
    for number, line in read_rows(page):
        if number:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            done = cells[2].startswith("done")
            cells[3:] = [quote(functions[number]) if done else "–", quote(tests[number]) if done else "–"]
            line = "| " + " | ".join(cells) + " |"
        lines.append(line)
    page.write_text("\n".join(lines) + "\n")


def find_faults(page, functions, tests):
    seen = []
    known_functions = {name for names in functions.values() for name in names}
    known_tests = {name for names in tests.values() for name in names}
    for number, line in read_rows(page):
        if not number:
            continue
        seen.append(number)
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 5 or not cells[2].startswith(STATUSES):
            yield f"{number}: has five columns, the third begins with one of: {', '.join(STATUSES)}"
            continue
        if not cells[2].startswith("done"):
            if ":" not in cells[2]:
                yield f"{number}: is not done, but the reason is missing"
            continue
        if not functions[number]:
            yield f"{number}: no comment of a function in src/ has it"
        if not tests[number]:
            yield f"{number}: no name of a test has it"
        for name in re.findall(r"`([^`]+)`", cells[3]):
            if name not in known_functions:
                yield f"{number}: names the function {name}, which has no number or is not there"
        for name in re.findall(r"`([^`]+)`", cells[4]):
            if name not in known_tests:
                yield f"{number}: names the test {name}, which is not there"
    for number in NUMBERS:
        if seen.count(number) != 1:
            yield f"{number}: is {seen.count(number)} times in the page"


def main():
    folder = pathlib.Path(sys.argv[1])
    page = folder / "docs" / "saml-rules.md"
    functions = find_functions(folder / "src")
    tests = find_tests(folder / "tests")
    if "--write" in sys.argv:
        write(page, functions, tests)
    faults = list(find_faults(page, functions, tests))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
