#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translation in po/LINGUAS and po/catalog/LINGUAS is complete against the sources and the catalog as they are, and
passes msgfmt's checks; what stands for names in the catalog's texts stays."""

import pathlib
import re
import subprocess
import sys
import tempfile

KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3")


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options)


def make_template(root, po, folder):
    template = folder / "template.pot"
    run("xgettext", "--from-code=UTF-8", "--add-comments=Translators", f"--files-from={po}/POTFILES.in",
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


def find_lost_names(language):
    """Translations of the catalog's texts that lack a {name} or {1} of the original, or add one."""
    text = re.sub(r'"\n"', "", language.read_text())
    lost = [
        original
        for original, translation in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE)
        if sorted(re.findall(r"\{\w+\}", original)) != sorted(re.findall(r"\{\w+\}", translation))
    ]
    for original in lost:
        print(f"{language.name}: the names are not those of the original: {original}")
    return bool(lost)


def check(root, po):
    languages = (root / po / "LINGUAS").read_text().split()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        template = make_template(root, po, folder)
        gaps = [find_gaps(root / po / f"{language}.po", template, folder) for language in languages]
    lost = [find_lost_names(root / po / f"{language}.po") for language in languages if po == "po/catalog"]
    return any(gaps) or any(lost) or not languages


def main():
    root = pathlib.Path(sys.argv[1])
    return 1 if any([check(root, po) for po in ("po", "po/catalog")]) else 0


sys.exit(main())
