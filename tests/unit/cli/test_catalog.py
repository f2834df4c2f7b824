#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: templates, one’s own too, and the search for fields."""

import json

from cli_world import REFUSED, run, test


@test
def catalog(world):
    assert world.call("catalog", "search", "jira", config=None).startswith("atlassian-cloud ")
    assert world.call_with_notes("catalog", "search", "xyzzyplugh")[0] == ""
    assert json.loads(world.call("catalog", "search", "google", "drive", "--json", config=None))[0]["id"] == "google-workspace"
    listed = json.loads(world.call("catalog", "list", "--json", config=None))
    assert {"mimecast", "valimail", "deskpro", "salesforce", "aws", "slack", "custom", "bookmark"} <= {entry["id"] for entry in listed}
    assert next(entry for entry in listed if entry["id"] == "valimail")["labels"] == ["jit"]
    assert len(world.call("catalog", "list", config=None).splitlines()) == len(listed)
    assert "account_code" in world.call("catalog", "show", "mimecast", config=None)
    assert json.loads(world.call("catalog", "show", "mimecast", "--json", config=None))["id"] == "mimecast"
    assert "atlassian-cloud" in world.call("catalog", "show", "jira", status=REFUSED, config=None)


@test
def categories(world):
    ids = [category["id"] for category in json.loads(world.call("catalog", "categories", "--json", config=None))]
    assert "storage" in ids and len(world.call("catalog", "categories", config=None).splitlines()) == len(ids)
    stored = json.loads(world.call("catalog", "list", "--category", "storage", "--json", config=None))
    assert stored and all("storage" in entry["categories"] for entry in stored)
    found = world.call("catalog", "search", "box", "--category", "storage", config=None)
    assert found.startswith("box "), found
    found, notes = world.call_with_notes("template", "search", "mimecast", "--category", "storage")
    assert found == "" and "--category" in notes and "custom" not in notes, notes
    world.call("catalog", "list", "--category", "nothing", status=REFUSED, config=None)


@test
def own_templates(world):
    """A connector's template comes back as one's own; what is broken or taken is told and left out."""
    world.call("connector", "add", "mimecast", "--label", "Mail Guard", "--set", "region=eu", "--set", "account_code=CX12")
    template = json.loads(world.call("connector", "export-template", "mail-guard", "-o", "own.json") or world.read("own.json"))
    assert template["service_provider"]["entity_id"] == "{region}-api.mimecast.com.{account_code}"
    assert "CX12" not in world.read("own.json")
    assert "result: valid" in world.call("template", "validate", "own.json")
    assert world.call("template", "import", "own.json") == "own-mail-guard\n"
    assert "already" in world.call("template", "import", "own.json", status=REFUSED)
    assert world.call("template", "search", "mail guard").startswith("own-mail-guard ")
    world.call("connector", "add", "own-mail-guard", "--label", "Second", "--set", "region=us", "--set", "account_code=C1")
    assert world.json("connector", "show", "second")["sp_entity_id"] == "us-api.mimecast.com.C1"

    taken = json.dumps({**template, "id": "slack"})
    assert "“slack” belongs to" in world.call("template", "import", world.write("taken.json", taken), status=REFUSED)
    undeclared = json.dumps({**template, "id": "other", "placeholders": template["placeholders"][:1]})
    assert "account_code" in world.call("template", "import", world.write("undeclared.json", undeclared), status=REFUSED)

    broken = world.folder / "data/lanyard/templates/broken.json"
    broken.write_text("{")
    assert "broken.json" in world.call("template", "validate", status=REFUSED)
    assert "mimecast" in world.call("template", "list")
    broken.unlink()
    assert world.call("template", "validate") == ""

    world.call("template", "remove", "own-mail-guard")
    assert "own-mail-guard" in world.call("template", "remove", "own-mail-guard", status=REFUSED)
    assert "slack" in world.call("template", "remove", "slack", status=REFUSED)


@test
def template_secrets(world):
    """What a customer entered as a secret does not leave with a template."""
    needed = [p for p in json.loads(world.call("template", "show", "druva", "--json"))["placeholders"] if p["key"] != "auth_token"]
    words = [word for p in needed for word in ("--set", f"{p['key']}={p['example']}")]
    world.call("connector", "add", "druva", "--label", "Backup", "--set", "auth_token=TOKEN-12345", *words)
    exported = world.call("connector", "export-template", "backup")
    assert "TOKEN-12345" not in exported and "{auth_token}" in exported


@test
def field_search(world):
    assert world.call("field", "search", "Audience", "Restriction", config=None).startswith("sp_entity_id ")
    found = json.loads(world.call("field", "search", "Target URL", "--json", config=None))
    assert [(one["field"], one["page"]) for one in found[:2]] == [("acs", "service-provider"), ("sso_url", "identity-provider")], found
    assert "Reply URL" in found[0]["names"]
    assert world.call("field", "search", "xyzzyplugh", config=None) == ""
    world.call("connector", "add", "valimail")
    named = json.loads(world.call("field", "search", "idp metadata file", "--connector", "valimail", "--json"))
    assert named[0]["field"] == "metadata_file", named
    world.call("field", "search", "x", "--connector", "nobody", status=REFUSED)


@test
def nothing_found_offers_the_general_template(world):
    found, notes = world.call_with_notes("catalog", "search", "qqzzxx", "wwvvkk")
    assert found == "" and "lanyardctl connector add custom --label 'qqzzxx wwvvkk'" in notes, notes
    assert world.call_with_notes("catalog", "search", "qqzzxx", "--json")[0].strip() in ("[]", "[\n]")
    world.call("connector", "add", "custom", "--label", "qqzzxx wwvvkk")


run()
