#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every public function that reads what others send is called by a fuzzing program, and each of these is built."""

import pathlib
import re
import sys

READER = re.compile(r"\b(lanyard_(?:saml|certificate|key|pair_file|item|template|http_framing)_\w*"
                    r"(?:decode|decrypt|read|parse|peek|scan|pick|inspect|feed|verify|new_from_\w+|new_from_json)\w*)\s*\(")
# What is none of these although it is called so.
OTHERS = re.compile(r"_get_|_set_|_async$|_finish$|_inspection_(?:free|ref|dup_request)$|_from_evp$")


def a_28_faults(root):
    fuzz = root / "tests" / "fuzz"
    build = (fuzz / "meson.build").read_text()
    programs = {path.stem.removeprefix("fuzz-"): path.read_text() for path in fuzz.glob("fuzz-*.c")}
    called = "".join(programs.values()) + (fuzz / "fuzz.c").read_text()
    readers = set()
    for header in (root / "src").rglob("*.h"):
        if not header.stem.endswith("-private"):
            readers.update(name for name in READER.findall(header.read_text()) if not OTHERS.search(name))

    if len(readers) < 10:
        yield f"only {len(readers)} readers were found"
    for reader in sorted(readers):
        if not re.search(rf"\b{reader} \(", called):
            yield f"no fuzzing program calls {reader}()"
    for name in sorted(programs):
        if f"'{name}'" not in build:
            yield f"fuzz-{name}.c is not built"


def main():
    faults = list(a_28_faults(pathlib.Path(sys.argv[1])))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
