#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translation in po/LINGUAS is complete against the sources as they are, and passes msgfmt's checks."""

import pathlib
import re
import subprocess
import sys
import tempfile

KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3")


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options)


def make_template(root, folder):
    template = folder / "lanyard.pot"
    run("xgettext", "--from-code=UTF-8", "--add-comments=Translators", "--files-from=po/POTFILES.in",
        *(f"--keyword={keyword}" for keyword in KEYWORDS), f"--output={template}", cwd=root)
    return template


def find_gaps(language, template, folder):
    merged = folder / language.name
    run("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", str(language), str(template))
    result = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", str(merged), env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    print(f"{language.name}: {result.stderr.strip()}")
    if re.search(r"untranslated|fuzzy", result.stderr):
        print(run("msgattrib", "--untranslated", "--no-wrap", str(merged)).stdout)
        return True
    return False


def main():
    root = pathlib.Path(sys.argv[1])
    languages = (root / "po/LINGUAS").read_text().split()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        template = make_template(root, folder)
        gaps = [find_gaps(root / "po" / f"{language}.po", template, folder) for language in languages]
    return 1 if any(gaps) or not languages else 0


sys.exit(main())
