#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every template of the catalog against its JSON Schema, and the resource list against the folder."""

import json
import pathlib
import re
import sys

try:
    import jsonschema
except ImportError:
    jsonschema = None


def find_faults(folder):
    schema = json.loads((folder / "schema.json").read_text())
    names = sorted(path.name for path in folder.glob("*.json") if path.name != "schema.json")
    listed = re.findall(r"<file>([^<]+)</file>", (folder / "catalog.gresource.xml").read_text())

    if listed != names:
        yield f"catalog.gresource.xml lists {listed}, the folder holds {names}"
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
