#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/catalog-texts.h: the texts of data/catalog/*.json that are translated when they are shown, where xgettext
finds them. With --check, only says whether the file is up to date."""

import json
import pathlib
import sys

HEAD = """/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Written by po/list-catalog-texts.py for xgettext; nothing includes it. */
"""


def list_texts(template):
    """What lanyard-template-read.c reads as a translated text. Names and the words of the SP's own pages are not."""
    yield "what it is, at most 80 characters", template["summary"]
    for placeholder in template.get("placeholders", []):
        yield "label of an entry", placeholder["label"]
        yield "where the entry’s value is found", placeholder["hint"]
    for acs in template.get("service_provider", {}).get("acs", []):
        if "label" in acs:
            yield "what an ACS URL is for", acs["label"]
    for note in template.get("setup", {}).get("notes", []) + template.get("notes", []):
        yield "a note, without its period", note


def make_header(folder):
    seen, lines = set(), [HEAD]
    for path in sorted(folder.glob("*.json")):
        if path.name == "schema.json":
            continue
        template = json.loads(path.read_text())
        for what, text in list_texts(template):
            if text not in seen:
                seen.add(text)
                lines.append(f"/* Translators: {template['name']}: {what} */\nN_({json.dumps(text, ensure_ascii=False)})\n")
    return "\n".join(lines)


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    header = root / "po/catalog-texts.h"
    wanted = make_header(root / "data/catalog")
    if "--check" not in sys.argv[1:]:
        header.write_text(wanted)
        return 0
    if not header.is_file() or header.read_text() != wanted:
        print("po/catalog-texts.h is not what the catalog has: run po/list-catalog-texts.py")
        return 1
    return 0


sys.exit(main())
