#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: tables of people."""

import csv
import io
import json

from cli_world import REFUSED, USAGE, run, test

TABLE = '''\
Vor;User name [userPrincipalName] Required;sn;E-mail;Groups;Password;Shoe
Ada;ada;Love;Ada@example.org;staff, all;secret;40
Bob;bob;"O'""Neil""";bob@example.org;staff, all;;
'''


def people(world):
    return {record["username"]: record for record in world.json("person", "list")}


@test
def a_table_is_imported(world):
    world.write("people.csv", TABLE)
    words = ("person", "import", "people.csv", "--map", "Vor=first_name", "--map", "Shoe=attributes.shoe", "--make-groups")
    shown = json.loads(world.call(*words, "--dry-run", "--json"))
    assert (shown["new"], shown["changed"], shown["same"], shown["refused"], shown["applied"]) == (2, 0, 0, 0, False), shown
    assert shown["new_groups"] == ["staff, all"]
    assert {column["column"]: column["field"] for column in shown["columns"]}["Password"] is None
    assert {"field": "email", "label": "Email", "before": None, "after": "ada@example.org"} in shown["lines"][0]["fields"], shown
    assert people(world) == {} and world.json("group", "list") == []
    assert "Line 2: ada is new" in world.call(*words, "--dry-run")

    assert world.call(*words) == "New group: staff, all\n2 new, 0 changed, 0 the same, 0 refused\n"
    found = people(world)
    assert found["ada"]["attributes"] == {"shoe": ["40"]} and found["bob"]["last_name"] == "O'\"Neil\""
    assert world.json("person", "show", "ada")["groups"] == ["staff, all"]
    assert world.json("person", "show", "ada")["has_password"] is False
    assert "secret" not in world.call("person", "show", "ada")
    assert world.call(*words) == "0 new, 0 changed, 2 the same, 0 refused\n"

    steps = world.json("history")
    world.call("history", "undo", str(steps[0]["number"]))
    assert people(world) == {} and world.json("group", "list") == []


@test
def custom_attributes_have_types(world):
    world.call("attribute", "add", "floor", "number", "--label", "Floor")
    world.call("attribute", "add", "vip", "boolean")
    world.call("attribute", "add", "vip", "list", status=REFUSED)
    world.call("attribute", "add", "dog", "animal", status=REFUSED)
    assert world.json("attribute", "list") == [{"name": "floor", "type": "number", "label": "Floor"},
                                               {"name": "vip", "type": "boolean", "label": "vip"}]
    world.call("person", "add", "ada", "--set", "floor=ground", status=REFUSED)
    world.call("person", "add", "ada", "--set", "floor=03", "--set", "other=x")
    world.call("person", "set", "ada", "attributes.vip=Yes")
    world.call("person", "set", "ada", "attributes.vip=no", "attributes.vip=yes", status=REFUSED)
    assert people(world)["ada"]["attributes"] == {"floor": ["3"], "other": ["x"], "vip": ["true"]}

    world.write("floors.csv", "username,attributes.floor,attributes.vip\nada,7.0,off\nbob,1;2,\neve,attic,\n")
    shown = json.loads(world.call("person", "import", "floors.csv", "--skip-faulty", "--json"))
    assert (shown["new"], shown["changed"], shown["refused"]) == (0, 1, 2), shown
    assert [line["error"]["code"] for line in shown["lines"][1:]] == ["bad-value"] * 2, shown
    assert people(world)["ada"]["attributes"] == {"floor": ["7"], "other": ["x"], "vip": ["false"]}
    world.call("person", "export", "out.csv")
    assert world.call("person", "import", "out.csv") == "0 new, 0 changed, 1 the same, 0 refused\n"

    world.call("attribute", "set", "floor", "type=boolean")
    world.call("person", "set", "ada", "suspended=yes")
    world.call("attribute", "remove", "floor", "vip")
    world.call("attribute", "remove", "floor", status=REFUSED)
    world.call("person", "set", "ada", "attributes.floor=ground")
    assert people(world)["ada"]["attributes"]["floor"] == ["ground"] and world.json("attribute", "list") == []


@test
def groups_add_attributes(world):
    world.call("attribute", "add", "floor", "number")
    world.call("group", "add", "Staff", "Lift")
    world.call("person", "add", "ada")
    world.call("person", "add", "eve", "--set", "floor=1")
    for group in ("Staff", "Lift"):
        world.call("group", "add-member", group, "ada", "eve")
    world.call("group", "set", "Staff", "attributes.floor=attic", status=REFUSED)
    world.call("group", "set", "Staff", "attributes.floor=03", "attributes.tag=a", "attributes.tag=b", "order=5")
    world.call("group", "set", "Lift", "attributes.floor=4", "attributes.tag=b", "order=10000", status=REFUSED)
    world.call("group", "set", "Lift", "attributes.floor=4", "attributes.tag=b")
    assert world.json("person", "show", "ada")["effective_attributes"] == {
        "floor": {"values": ["3"], "groups": ["Staff"], "unused": {"Lift": "4"}},
        "tag": {"values": ["a", "b"], "groups": ["Staff", "Lift"], "unused": {}}}
    assert world.json("person", "show", "eve")["effective_attributes"]["floor"] == {
        "values": ["1"], "groups": [], "unused": {"Staff": "3", "Lift": "4"}}
    assert people(world)["ada"]["attributes"] == {}
    world.call("group", "set", "Staff", "disabled=yes")
    shown = world.json("person", "show", "ada")["effective_attributes"]
    assert shown["floor"] == {"values": ["4"], "groups": ["Lift"], "unused": {}} and shown["tag"]["values"] == ["b"]
    assert "Lift" in world.call("person", "show", "eve")


@test
def people_are_updated(world):
    world.call("person", "add", "ada", "--email", "ada@example.org", "--first", "Ada", "--set", "job_title=Clerk")
    world.write("titles.csv", "email,title,first name\nADA@example.org,Boss,\n")
    shown = world.call("person", "import", "titles.csv", "--dry-run")
    assert "Line 2: ADA@example.org changes\n    Job Title: Clerk → Boss\n" in shown, shown
    world.call("person", "import", "titles.csv", "--match", "email")
    assert (people(world)["ada"]["job_title"], people(world)["ada"]["first_name"]) == ("Boss", "Ada")
    world.call("person", "import", "titles.csv", "--clear-empty")
    assert people(world)["ada"]["first_name"] is None
    world.call("person", "import", "titles.csv", "--match", "username", status=REFUSED)
    world.call("person", "import", "titles.csv", "--match", "name", status=USAGE)


@test
def all_or_nothing(world):
    world.write("people.csv", "username,email\nada,ada@example.org\nbob,nonsense\n")
    told = world.call("person", "import", "people.csv", status=REFUSED)
    assert "Line 3: bob is refused." in told, told
    assert people(world) == {}
    world.call("person", "import", "people.csv", "--dry-run", status=REFUSED)
    shown = json.loads(world.call("person", "import", "people.csv", "--skip-faulty", "--json"))
    assert (shown["new"], shown["refused"], shown["applied"]) == (1, 1, True)
    faulty = [line for line in shown["lines"] if line["verdict"] == "refused"]
    assert [(line["line"], line["error"]["code"]) for line in faulty] == [(3, "bad-value")], faulty
    assert list(people(world)) == ["ada"]
    world.write("open.csv", 'username\n"ada\n')
    assert "Line 2:" in world.call("person", "import", "open.csv", status=REFUSED)
    world.call("person", "import", "nothing.csv", status=REFUSED)
    world.call("person", "import", "people.csv", "--map", "email=password", status=REFUSED)


@test
def a_table_is_exported(world):
    world.call("group", "add", "staff")
    world.call("person", "add", "ada", "--email", "ada@example.org", "--set", "phone=+49 30 1", "--set", "notes==1+1",
               "--set", "badge=1", "--set", "badge=2")
    world.call("group", "add-member", "staff", "ada")
    world.call("person", "export", "people.csv")
    text = (world.folder / "people.csv").read_bytes().decode("utf-8-sig")
    assert world.call("person", "export").encode().decode("utf-8-sig") == text.replace("\r\n", "\n")
    row, = csv.DictReader(io.StringIO(text))
    assert (row["phone"], row["notes"], row["groups"], row["attributes.badge"]) == ("'+49 30 1", "'=1+1", "staff", "1;2"), row
    assert world.call("person", "import", "people.csv", "--clear-empty") == "0 new, 0 changed, 1 the same, 0 refused\n"
    assert world.call("person", "import", "-", stdin=text) == "0 new, 0 changed, 1 the same, 0 refused\n"
    world.call("person", "delete", "ada")
    world.call("person", "import", "people.csv")
    shown = world.json("person", "show", "ada")
    assert (shown["phone"], shown["notes"], shown["groups"], shown["attributes"]) == (
        "+49 30 1", "=1+1", ["staff"], {"badge": ["1", "2"]}), shown


run()
