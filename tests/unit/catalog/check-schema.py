#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every template of the catalog against its JSON Schema and the form of its texts, and the resource list against the
folder."""

import json
import pathlib
import re
import sys

try:
    import jsonschema
except ImportError:
    jsonschema = None


def list_texts(template):
    yield template["summary"]
    for placeholder in template.get("placeholders", []):
        yield from (placeholder["label"], placeholder["hint"])
    for acs in template.get("service_provider", {}).get("acs", []):
        if "label" in acs:
            yield acs["label"]
    yield from template.get("setup", {}).get("notes", []) + template.get("notes", [])


def find_text_faults(text):
    """A sentence without its period; {name} is the application, “ ” hold names."""
    if text != text.strip() or "  " in text:
        yield "has blanks too many"
    if text.endswith((".", "!", ":", ";", ",")) or not re.match(r"[A-Z0-9“/*{]|https://|[a-z]\w*[A-Z]", text):
        yield "is not a sentence without a period"
    if "e.g." in text or "'" in text or re.search(r"[{}]", text.replace("{name}", "")):
        yield "has an abbreviation, a straight apostrophe or a brace"
    if text.count("“") != text.count("”"):
        yield "has a quotation that does not end"


def find_faults(folder):
    schema = json.loads((folder / "schema.json").read_text())
    names = sorted(path.name for path in folder.glob("*.json") if path.name != "schema.json")
    listed = re.findall(r"<file>([^<]+)</file>", (folder / "catalog.gresource.xml").read_text())

    if listed != names:
        yield f"catalog.gresource.xml lists {listed}, the folder holds {names}"
    for name in names:
        text = (folder / name).read_text()
        template = json.loads(text)
        if text != json.dumps(template, indent=2, ensure_ascii=False) + "\n":
            yield f"{name}: is not written with two blanks a level"
        if template["id"] + ".json" != name:
            yield f"{name}: the id is {template['id']}"
        for text in list_texts(template):
            for fault in find_text_faults(text):
                yield f"{name}: “{text}” {fault}"
    if jsonschema is None:
        return

    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name in names:
        for error in validator.iter_errors(json.loads((folder / name).read_text())):
            yield f"{name}: {error.json_path}: {error.message}"
    if not list(validator.iter_errors({"id": "x", "name": "x", "summary": "x", "categories": ["x"], "colour": 1})):
        yield "the schema takes a member that does not exist"


faults = list(find_faults(pathlib.Path(sys.argv[1])))
print("\n".join(faults))
if not faults and jsonschema is None:
    sys.exit(77)
sys.exit(1 if faults else 0)
