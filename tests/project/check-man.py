#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl.1 describes every command of lanyardctl with all its options, and no other; lanyardd.8 every option of lanyardd.

usage: check-man.py FOLDER LANYARDCTL LANYARDD
"""

import os
import pathlib
import re
import subprocess
import sys

EVERYWHERE = {"config", "help", "version"}


def run_help(*argv):
    return subprocess.run([*argv, "--help"], env=dict(os.environ, LC_ALL="C.UTF-8"), check=True,
                          capture_output=True, text=True).stdout


def read_options(text):
    return set(re.findall(r"^  (?:-\w, )?--([\w-]+)", text, re.M))


def read_commands(text):
    """Lines as "  connector add TEMPLATE   make …": one or two words in lower case."""
    return [match.group(1).split() for match in re.finditer(r"^  ((?:[a-z][a-z-]* ?){1,2})(?= |[A-Z\[])", text, re.M)]


def check_commands(page, lanyardctl):
    entries = dict(re.findall(r"^\.It Cm ([a-z-]+(?: [a-z-]+)?)(.*)$", page, re.M))
    commands = read_commands(run_help(lanyardctl))
    for command in commands:
        name = " ".join(command)
        if name not in entries:
            yield f"{name}: is not described"
            continue
        has = set(re.findall(r"Fl -([\w-]+)", entries[name]))
        takes = read_options(run_help(lanyardctl, *command)) - EVERYWHERE
        for option in sorted(has ^ takes):
            yield f"{name}: --{option} is {'not described' if option in takes else 'no option of it'}"
    for name in sorted(entries.keys() - {" ".join(command) for command in commands}):
        yield f"{name}: is no command"
    if len(commands) < 20:
        yield f"only {len(commands)} commands were found in the help"


def main():
    folder, lanyardctl, lanyardd = sys.argv[1:]
    problems = list(check_commands((pathlib.Path(folder) / "lanyardctl.1").read_text(), lanyardctl))
    described = set(re.findall(r"Fl -([\w-]+)", (pathlib.Path(folder) / "lanyardd.8").read_text()))
    problems += [f"lanyardd: --{option} is not described"
                 for option in sorted(read_options(run_help(lanyardd)) - described)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


sys.exit(main())
