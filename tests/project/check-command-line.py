#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/command-line.md names each command of lanyardctl, and no command or option that there is not.

usage: check-command-line.py DOCUMENT LANYARDCTL
"""

import os
import pathlib
import re
import subprocess
import sys


def run_help(*argv):
    return subprocess.run([*argv, "--help"], env=dict(os.environ, LC_ALL="C.UTF-8"), check=True,
                          capture_output=True, text=True).stdout


def list_commands(lanyardctl):
    """Lines as "  connector add TEMPLATE   make …": one or two words in lower case."""
    return {" ".join(match.group(1).split())
            for match in re.finditer(r"^  ((?:[a-z][a-z-]* ?){1,2})(?= |[A-Z\[])", run_help(lanyardctl), re.M)}


def main():
    document, lanyardctl = sys.argv[1:]
    rows = [line.split("|")[2] for line in pathlib.Path(document).read_text().splitlines() if line.startswith("| ")][1:]
    commands, named, problems = list_commands(lanyardctl), set(), []
    for words in (code.split() for row in rows for code in re.findall(r"`([^`]+)`", row)):
        command = " ".join(word for word in words if not word.startswith("--"))
        named.add(command)
        if command not in commands:
            problems.append(f"there is no command “{command}”")
            continue
        takes = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", run_help(lanyardctl, *command.split()), re.M))
        problems += [f"“{command}” does not take {word}" for word in words if word.startswith("--") and word not in takes]
    problems += [f"“{command}” is not in the table" for command in sorted(commands - named)]
    if len(rows) < 30 or len(commands) < 60:
        problems.append(f"only {len(rows)} rows and {len(commands)} commands were read")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


sys.exit(main())
