#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: history, copies, and changes to several."""

import datetime
import getpass

from cli_world import REFUSED, USAGE, run, test


@test
def history(world):
    world.call("connector", "add", "custom", "--label", "Big App", "--slug", "big")
    world.call("group", "add", "staff")
    world.call("connector", "set", "big", "label=Bigger", "sp_entity_id=https://sp.test/a")
    world.call("connector", "grant", "big", "staff")
    steps = world.json("history", "big")
    assert [len(step["fields"]) > 0 for step in steps] == [True, True, True], steps
    assert steps[1]["fields"][0] == {"field": "label", "label": "Display Label", "before": "Big App", "after": "Bigger"}, steps
    assert "Display Label: Big App → Bigger" in world.call("history", "big")
    assert len(world.json("history", "--limit", "1")) == 1
    assert len(world.json("history", "--search", "staff")) >= 1

    first = str(steps[2]["number"])
    plan = world.json("history", "restore", first, "--dry-run")
    assert {field["field"] for field in plan["fields"]} == {"label", "sp_entity_id", "grant"}, plan
    assert world.json("connector", "show", "big")["label"] == "Bigger"
    world.call("history", "restore", first)
    shown = world.json("connector", "show", "big")
    assert shown["label"] == "Big App" and shown["groups"] == [], shown
    world.call("history", "undo", str(world.json("history", "big")[0]["number"]))
    assert world.json("connector", "show", "big")["groups"] == ["staff"]

    world.call("connector", "delete", "big")
    gone = world.json("history", "--deleted")
    assert [step["title"] for step in gone] == ["Bigger"], gone
    assert world.json("history", "Bigger")[0]["number"] == gone[0]["number"]
    world.call("history", "restore", str(gone[0]["number"]))
    assert world.json("connector", "show", "big")["groups"] == ["staff"]
    world.call("history", "restore", "nonsense", status=USAGE)
    world.call("history", "restore", "99999", status=REFUSED)
    world.call("history", "nobody", status=REFUSED)


@test
def what_is_not_restored(world):
    """Going back neither turns sign-on on nor changes keys, and says so before it is done."""
    world.make_test_sp()
    point = str(world.json("history", "test-sp")[0]["number"])
    world.call("connector", "set", "test-sp", "label=Other")
    world.call("connector", "deactivate", "test-sp")
    notes = world.json("history", "restore", point, "--dry-run")["notes"]
    assert ["Not restored: the state. The application stays switched off", "Not restored: the keys"] == [notes[0], notes[1][:22]], notes
    certificate = world.call("connector", "certificate", "test-sp")
    said = world.call("history", "restore", point)
    assert "Label: Other → Test SP" in said and all(note in said for note in notes), said
    assert world.json("connector", "show", "test-sp")["state"] == "inactive"
    assert world.call("connector", "certificate", "test-sp") == certificate
    assert "all but its keys and its state" in world.call("history", "restore", "--help")


@test
def history_tells_who_and_when(world):
    before = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    world.call("connector", "add", "custom", "--slug", "app")
    step = world.json("history", "app")[0]
    assert step["actor"] == getpass.getuser(), step
    assert before <= datetime.datetime.fromisoformat(step["time"]) <= datetime.datetime.now(datetime.timezone.utc), step


@test
def every_point_comes_back(world):
    labels = ["First", "Second", "Third"]
    world.call("connector", "add", "custom", "--label", labels[0], "--slug", "app")
    for label in labels[1:]:
        world.call("connector", "set", "app", f"label={label}")
    numbers = [str(step["number"]) for step in reversed(world.json("history", "app"))]
    for position in [1, 0, 2]:
        world.call("history", "restore", numbers[position])
        assert world.json("connector", "show", "app")["label"] == labels[position]


@test
def access_comes_back(world):
    """Each call is a start of its own: a point brings back who was let in and kept out."""
    world.call("connector", "add", "custom", "--slug", "app")
    world.call("group", "add", "staff", "guests")
    world.call("person", "add", "ada")
    rules = [("grant", "revoke", "staff", "groups"), ("exclude", "readmit", "guests", "excluded_groups"),
             ("require-mfa", "waive-mfa", "staff", "mfa_groups"), ("grant-person", "revoke-person", "ada", "people"),
             ("require-mfa-person", "waive-mfa-person", "ada", "mfa_people")]
    for verb, _, name, _ in rules:
        world.call("connector", verb, "app", name)
    world.call("connector", "set", "app", "access_policy=require-mfa")
    point = str(world.json("history", "app")[0]["number"])
    for _, verb, name, _ in rules:
        world.call("connector", verb, "app", name)
    world.call("connector", "grant", "app", "guests")
    world.call("connector", "set", "app", "access_policy=deny")
    fields = [field["field"] for field in world.json("history", "restore", point)["fields"]]
    assert sorted(fields) == ["access_policy", "exclusion", "grant", "grant", "mfa", "person_grant", "person_mfa"], fields
    shown = world.json("connector", "show", "app")
    assert {field: shown[field] for *_, field in rules} == {field: [name] for _, _, name, field in rules}, shown
    assert shown["access_policy"] == "require-mfa"
    world.call("history", "undo", str(world.json("history", "app")[0]["number"]))
    shown = world.json("connector", "show", "app")
    assert (shown["groups"], shown["excluded_groups"], shown["people"], shown["access_policy"]) == (["guests"], [], [], "deny")


@test
def several_are_deleted_as_one_step(world):
    world.make_test_sp()
    world.call("connector", "add", "custom", "--slug", "draft")
    states = {connector["slug"]: connector["state"] for connector in world.json("connector", "list")}
    assert states == {"test-sp": "active", "draft": "draft"}, states
    world.call("connector", "delete", "--yes", "test-sp", "draft")
    assert world.json("connector", "list") == []
    world.call("history", "undo", str(world.json("history", "--limit", "1")[0]["number"]))
    assert {connector["slug"]: connector["state"] for connector in world.json("connector", "list")} == states
    assert world.json("connector", "show", "test-sp")["groups"] == ["staff"]
    assert "BEGIN CERTIFICATE" in world.call("connector", "certificate", "test-sp")


@test
def copies(world):
    world.make_test_sp()
    assert world.call("connector", "duplicate", "test-sp", "--label", "Staging", "--groups") == "staging\n"
    copy = world.json("connector", "show", "staging")
    assert copy["state"] == "draft" and copy["groups"] == ["staff"] and copy["certificates"] == [], copy
    world.call("connector", "set", "staging", "sign=assertion")
    fields = {field["field"]: field for field in world.json("connector", "compare", "test-sp", "staging")["fields"]}
    assert not fields["sign"]["expected"] and fields["slug"]["expected"] and fields["idp_entity_id"]["expected"], fields
    assert "name_id_source" not in fields
    assert "name_id_source" in str(world.json("connector", "compare", "test-sp", "staging", "--all"))
    assert "!  Signed Part" in world.call("connector", "compare", "test-sp", "staging")

    world.call("connector", "set", "test-sp", "slug=other", status=REFUSED)
    changes = world.json("connector", "set-idp-url", "test-sp", "other", "--dry-run")["fields"]
    assert all("/saml2/other" in field["after"] for field in changes) and len(changes) >= 2, changes
    assert "/saml2/other" in world.call("connector", "set-idp-url", "test-sp", "other")
    assert world.json("connector", "show", "other")["state"] == "active"
    world.call("connector", "set-idp-url", "other", "staging", status=REFUSED)


@test
def bulk(world):
    world.make_test_sp()
    world.call("connector", "add", "custom", "--label", "Draft", "--slug", "draft")
    world.call("connector", "add", "bookmark", "--label", "Link", "--slug", "link")
    plan = world.json("connector", "bulk", "add-attribute", "dept=department", "--all", "--dry-run")
    reasons = {item["connector"]: item["reason"] for item in plan}
    assert reasons["link"] and not reasons["draft"] and not reasons["test-sp"], reasons
    assert "dept" not in str(world.json("connector", "show", "draft"))
    world.call("connector", "bulk", "add-attribute", "dept=department", "--all")
    assert "dept" in str(world.json("connector", "show", "draft")) and "dept" in str(world.json("connector", "show", "test-sp"))
    step = world.json("history", "--limit", "1")
    assert len({item["change"] for item in step}) == 1 and len(step) == 2, step
    world.call("history", "undo", str(step[0]["number"]))
    assert "dept" not in str(world.json("connector", "show", "test-sp"))

    world.call("connector", "bulk", "rotate", "test-sp", "draft")
    assert [pair["role"] for pair in world.json("connector", "show", "test-sp")["certificates"]] == ["active", "next"]
    reasons = {item["connector"]: item["reason"] for item in world.json("connector", "bulk", "switch", "--all", "--dry-run")}
    assert all(reasons.values()), reasons
    world.call("connector", "bulk", "switch", "--all", status=REFUSED)
    for step, stage in (("tick", "ticked"), ("switch", "switched"), ("retire", "retired")):
        world.call("connector", "bulk", step, "--all")
        assert world.json("certificate", "rollover", "test-sp")["stage"] == stage
        world.call("history", "undo", str(world.json("history", "--limit", "1")[0]["number"]))
        assert world.json("certificate", "rollover", "test-sp")["stage"] != stage
        world.call("connector", "bulk", step, "test-sp")
    world.call("connector", "bulk", "grant", "staff", "draft", "link")
    assert world.json("connector", "show", "draft")["groups"] == ["staff"]
    world.call("connector", "bulk", "deactivate", "test-sp")
    assert world.json("connector", "show", "test-sp")["state"] == "inactive"
    world.call("connector", "bulk", "activate", "test-sp")
    world.call("connector", "bulk", "activate", "test-sp", status=REFUSED)
    world.call("connector", "bulk", "nonsense", "test-sp", status=USAGE)
    world.call("connector", "bulk", "rotate", status=USAGE)
    world.call("connector", "bulk", "add-attribute", "x=nonsense", "draft", status=REFUSED)


run()
