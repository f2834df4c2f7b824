#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/connector-check.md is the table of rules in src/check/lanyard-check-rules.c.

With --write the page is made anew."""

import pathlib
import re
import sys

PAGE = "docs/connector-check.md"
ROW = re.compile(r'\{ "([CL]\d\d)", (ERROR|WARNING|HINT), (?:SAML|BOOKMARK|ANY)( \| FIX)?, _lanyard_check_\w+,\s*N_\("((?:[^"\\]|\\.)*)"\) \}')

HEAD = """# The connector check

The rules that `lanyardctl connector check` and the window's live check look at. An error stands against activation, never
against saving a draft; a warning and a hint stand against nothing. C01 to C52 are mistakes that people make again and again, L01 and
on what else can go wrong. Several rows may have one number. What an unsigned request says is never more than a warning: anybody can
send one. That nobody may use a connector (C10) is a warning, since groups are often granted after activation, and an active
connector that nobody may use lets nobody in. That everybody may (C11) is a hint: here only a grant lets anybody in. That some people
have no NameID (C26) or a required attribute (C30) is a warning, since all others can sign in; it is an error when nobody has one.
That both sides have the same entity ID (C06) is a warning for a connector made from metadata: guides teach it, and some work so.
Metadata of several service providers (C08) and metadata that wants to be read again (C09) are hints: one was chosen, and the age
alone says nothing about what is in it.

With a “one click” there is a button in the window, and `connector check --fix RULE`, wherever the right value is known. The
others need a person, another program or the service provider: an address that only a request named is never taken over by a button,
nor is the demand for a signature dropped because a request had none. Keys and certificates are replaced on the Certificates page,
grants are made on the Access page, and metadata is fetched anew with Check Again.

This page is made from the table in `src/check/lanyard-check-rules.c` (`tests/project/check-connector-rules.py . --write`). Each number
has a connector in `tests/unit/check/cases-*.c` that triggers it and one that does not: the cases `/check/NUMBER/…`.

| rule | severity | mistake | one click |
|---|---|---|---|
"""


def make_page(root):
    rows = ROW.findall((root / "src/check/lanyard-check-rules.c").read_text())
    lines = [f"| {rule} | {severity.lower()} | {title} | {'yes' if fix else ''} |\n"
             for rule, severity, fix, title in sorted(rows, key=lambda row: row[0])]
    missing = [f"C{i:02}" for i in range(1, 53) if not any(row[0] == f"C{i:02}" for row in rows)]
    return HEAD + "".join(lines), missing


def main():
    root = pathlib.Path(sys.argv[1])
    page, missing = make_page(root)
    if missing:
        sys.exit(f"not in the table of rules: {' '.join(missing)}")
    if "--write" in sys.argv:
        (root / PAGE).write_text(page)
    elif not (root / PAGE).exists() or (root / PAGE).read_text() != page:
        sys.exit(f"{PAGE} is not what the table says: run {sys.argv[0]} {root} --write")


if __name__ == "__main__":
    main()
