#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: groups, people and settings."""

import json

from cli_world import REFUSED, run, test


@test
def groups(world):
    world.call("group", "add", "staff", "guests")
    world.call("group", "add", "staff", status=REFUSED)
    world.call("group", "add", "", status=REFUSED)
    for name in ["ann", "ben"]:
        world.call("person", "add", name, "--email", f"{name}@example.org")
    world.call("group", "add-member", "staff", "ann", "ben@example.org")
    world.call("group", "add-member", "staff", "nobody", status=REFUSED)
    world.call("group", "add-member", "nothing", "ann", status=REFUSED)
    world.call("connector", "add", "slack")
    world.call("connector", "grant", "slack", "staff", "guests")
    world.call("connector", "grant", "slack", "nothing", status=REFUSED)
    listed = {record["name"]: record for record in world.json("group", "list")}
    assert listed["staff"]["members"] == ["ann", "ben"] and listed["staff"]["connectors"] == ["Slack"]
    assert listed["guests"]["members"] == []
    assert "2 members" in world.call("group", "list")
    assert world.json("connector", "show", "slack")["groups"] == ["guests", "staff"]
    world.call("group", "set", "guests", "name=visitors", "description=From outside", "disabled=yes")
    visitors = {record["name"]: record for record in world.json("group", "list")}["visitors"]
    assert (visitors["description"], visitors["disabled"]) == ("From outside", True), visitors
    world.call("group", "set", "visitors", "name=staff", status=REFUSED)
    world.call("group", "set", "visitors", "size=1", status=REFUSED)
    world.call("group", "set", "visitors", "name=guests", "disabled=no")
    world.call("group", "remove-member", "staff", "ben")
    world.call("connector", "revoke", "slack", "guests")
    assert world.json("connector", "show", "slack")["groups"] == ["staff"]
    world.call("group", "delete", "--yes", "staff", "guests")
    assert world.json("group", "list") == [] and world.json("person", "show", "ann")["groups"] == []
    world.call("group", "delete", "staff", status=REFUSED)


@test
def people(world):
    world.call("person", "add", "ann", "--email", "Ann@Example.org", "--first", "Ann", "--last", "Lee", "--set", "job_title=Boss",
               "--set", "shoe_size=40", "--set", "badge=1", "--set", "badge=2")
    shown = world.json("person", "show", "ANN@example.org")
    assert (shown["username"], shown["email"], shown["first_name"], shown["last_name"]) == ("ann", "ann@example.org", "Ann", "Lee")
    assert shown["job_title"] == "Boss" and shown["attributes"] == {"badge": ["1", "2"], "shoe_size": ["40"]}
    assert shown["has_password"] is False
    assert "username: ann" in world.call("person", "show", "ann")
    added = json.loads(world.call("person", "add", "ben", "--json"))
    assert added["username"] == "ben" and added["email"] is None
    world.call("person", "add", "ann", "--email", "x@example.org", status=REFUSED)
    world.call("person", "add", "cleo", "--email", "ann@example.org", status=REFUSED)
    world.call("person", "add", "cleo", "--email", "no address", status=REFUSED)
    world.call("person", "add", "a b", status=REFUSED)

    world.call("person", "set", "ann", "department=IT", "suspended=yes", "attributes.shoe_size=41")
    shown = world.json("person", "show", "ann")
    assert (shown["department"], shown["suspended"], shown["attributes"]["shoe_size"]) == ("IT", True, ["41"])
    world.call("person", "set", "ann", "size=1", status=REFUSED)
    world.call("person", "set", "nobody", "size=1", status=REFUSED)
    assert [record["username"] for record in world.json("person", "list")] == ["ann", "ben"]
    assert "suspended" in world.call("person", "list").splitlines()[0]
    world.call("person", "delete", "--yes", "ann", "ben")
    assert world.json("person", "list") == []


@test
def passwords(world):
    world.call("person", "add", "ann", "--email", "ann@example.org", "--password-stdin", stdin="correct horse\nbattery")
    assert world.json("person", "show", "ann")["has_password"] is True
    world.call("person", "add", "ben", "--password-stdin", stdin="", status=REFUSED)
    world.call("person", "add", "ben", "--password-stdin", stdin="\n", status=REFUSED)
    world.call("person", "add", "ben", "--password-stdin", stdin="x" * 5000, status=REFUSED)
    assert "12 characters" in world.call("person", "add", "ben", "--password-stdin", stdin="too short", status=REFUSED)
    world.call("person", "add", "ben", "--password-stdin", stdin="Password1234", status=REFUSED)
    assert len(world.json("person", "list")) == 1
    world.call("settings", "set", "password_min_length=16")
    world.call("settings", "set", "password_min_length=7", status=REFUSED)
    world.call("person", "add", "ben")
    world.call("person", "set", "ben", "--password-stdin", stdin="another one", status=REFUSED)
    assert world.json("person", "show", "ben")["has_password"] is False
    world.call("person", "set", "ben", "--password-stdin", stdin="another one, in green")
    assert world.json("person", "show", "ben")["has_password"] is True
    link = world.json("person", "reset-password", "ben")["link"]
    base = world.json("settings", "get")["base_url"]
    assert link.startswith(f"{base}/new-password/") and len(link.rpartition("/")[2]) == 43
    assert "expires: " in world.call("person", "reset-password", "ben")
    world.call("person", "reset-password", "nobody", status=REFUSED)
    world.call("person", "set", "ben", "suspended=yes")
    world.call("person", "reset-password", "ben", status=REFUSED)
    for path in world.folder.glob("test.lanyard*"):
        assert link.rpartition("/")[2].encode() not in path.read_bytes()
        assert b"correct horse" not in path.read_bytes() and b"another one" not in path.read_bytes()


@test
def settings(world):
    got = world.json("settings", "get")
    assert got["base_url"] == f"http://127.0.0.1:{got['port']}" and got["session_lifetime"] == 28800
    world.call("settings", "set", "base_url=https://idp.example.org", "organization=Example", "session_lifetime=3600")
    assert world.call("settings", "get", "base_url", "session_lifetime") == "https://idp.example.org\n3600\n"
    assert "organization: Example" in world.call("settings", "get")
    for assignment in ["base_url=ftp://x", "base_url=http://idp.example.org", "session_lifetime=x", "nothing=1"]:
        world.call("settings", "set", assignment, status=REFUSED)
    world.call("settings", "get", "nothing", status=REFUSED)
    assert world.call("settings", "get", "base_url") == "https://idp.example.org\n"
    world.call("settings", "set", "base_url=")
    assert world.json("settings", "get")["base_url"] == got["base_url"]


run()
