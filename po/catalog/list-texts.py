#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/catalog/texts.h: the texts of data/catalog/*.json that are translated when they are shown, where xgettext
finds them. With --check, only says whether the file is up to date."""

import json
import itertools
import pathlib
import re
import sys

HEAD = """/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Written by po/catalog/list-texts.py for xgettext; nothing includes it.
 * {name} is the application, {1} {2} … what is quoted: names of fields, menus
 * and hosts at the service provider, which stay as they are. */
"""


def list_texts(template):
    """What lanyard-template-words.c translates. Names and the words of the SP's own pages are not."""
    yield "what it is, at most 80 characters", template["summary"]
    for placeholder in template.get("placeholders", []):
        yield "label of an entry", placeholder["label"]
        yield "where the entry’s value is found", placeholder["hint"]
    for acs in template.get("service_provider", {}).get("acs", []):
        if "label" in acs:
            yield "what an ACS URL is for", acs["label"]
    for note in template.get("setup", {}).get("notes", []) + template.get("notes", []):
        yield "a note, without its period", note


def make_msgid(text):
    """Without what is quoted, which is never translated: Tick “{1}”."""
    numbers = itertools.count(1)
    return re.sub("“[^”]*”", lambda match: f"“{{{next(numbers)}}}”", text)


def make_header(folder):
    seen, lines = set(), [HEAD]
    for path in sorted(folder.glob("*.json")):
        if path.name == "schema.json":
            continue
        template = json.loads(path.read_text())
        for what, text in list_texts(template):
            example, text = text, make_msgid(text)
            if text not in seen:
                seen.add(text)
                if text != example:
                    what += f": {example}"
                lines.append(f"/* Translators: {template['name']}: {what} */\nN_({json.dumps(text, ensure_ascii=False)})\n")
    return "\n".join(lines)


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    header = root / "po/catalog/texts.h"
    wanted = make_header(root / "data/catalog")
    if "--check" not in sys.argv[1:]:
        header.write_text(wanted)
        return 0
    if not header.is_file() or header.read_text() != wanted:
        print("po/catalog/texts.h is not what the catalog has: run po/catalog/list-texts.py")
        return 1
    return 0


sys.exit(main())
