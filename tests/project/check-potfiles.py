#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file with translatable text, sorted, and no other; no marked text is one that xgettext
would cut off at a macro in its middle."""

import pathlib
import re
import sys

MARKED = {
    ".c": re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext|g_dpgettext2)\s*\("),
    ".h": re.compile(r"\bN_\s*\("),
    ".ui": re.compile(r"translatable=\"(?:yes|true)\""),
    ".in": re.compile(r"\S"),
}
CUT = re.compile(r"\b(?:_|N_|C_|NC_|ngettext)\s*\([^;{}]*?\"\s*G_G[A-Z0-9]+_(?:FORMAT|MODIFIER)")


def find_cut_texts(root):
    for path in sorted((root / "src").rglob("*.[ch]")):
        for match in CUT.finditer(path.read_text()):
            yield f"{path.relative_to(root)}: {match[0]}"


def marked_files(root):
    for path in sorted((root / "src").rglob("*")):
        pattern = MARKED.get(path.suffix)
        if path.is_file() and pattern and pattern.search(path.read_text()):
            yield str(path.relative_to(root))
    for pattern in ("*.desktop.in", "*.metainfo.xml.in", "*.gschema.xml"):
        for path in sorted((root / "data").glob(pattern)):
            yield str(path.relative_to(root))


def main():
    root = pathlib.Path(sys.argv[1])
    listed = [line for line in (root / "po/POTFILES.in").read_text().splitlines() if line and not line.startswith("#")]
    wanted = set(marked_files(root))
    faults = [f"missing: {name}" for name in sorted(wanted - set(listed))]
    faults += [f"has no translatable text, or is not there: {name}" for name in sorted(set(listed) - wanted)]
    if listed != sorted(listed):
        faults.append("not sorted")
    cut = [f"{text}: a macro ends the text that translators see" for text in find_cut_texts(root)]
    for fault in [f"po/POTFILES.in: {fault}" for fault in faults] + cut:
        print(fault)
    return 1 if faults or cut else 0


sys.exit(main())
