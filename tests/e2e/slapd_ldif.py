#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""People as LDIF, judged by OpenLDAP: what is exported goes into slapd, and what ldapsearch prints is imported."""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True

import slapd  # noqa: E402


class World:
    def __init__(self, control, folder):
        self.control, self.folder = control, folder

    def call(self, config, *words, stdin=""):
        done = subprocess.run([self.control, "--config", self.folder / config, *words], input=stdin, capture_output=True, text=True)
        assert done.returncode == 0, f"{words}: {done.stderr}{done.stdout}"
        return done.stdout

    def people(self, config):
        """Each person by user name, and the names of the groups with their members."""
        people = {person["username"]: person for person in json.loads(self.call(config, "person", "list", "--json"))}
        groups = {group["name"]: group["members"] for group in json.loads(self.call(config, "group", "list", "--json"))}
        return people, groups


FIELDS = ["username", "email", "first_name", "last_name", "display_name", "description", "employee_id", "job_title", "department",
          "company", "location", "phone", "manager"]

TABLE = ("username,email,first_name,last_name,display_name,description,employee_id,job_title,department,company,location,phone,"
         "manager,groups\n"
         "ada,ada@example.org,Ada,Lovelace,Ada Löve <x>, a text: with # signs ,7,Countess,Engines,Example,London,+44 1,charles,"
         "\"staff;Müller & Co, Ltd\"\n"
         "charles,charles@example.org,Charles,Babbage,\"Babbage, Charles\",,,,,,,,,staff\n"
         "name+with=signs,odd@example.org,,Odd,Odd,,,,,,,,,\n")


def export_is_accepted(world):
    world.call("first.lanyard", "person", "import", "-", "--make-groups", stdin=TABLE)
    world.call("first.lanyard", "group", "add", "empty")
    world.call("first.lanyard", "person", "add", "gone")
    world.call("first.lanyard", "person", "set", "gone", "suspended=yes")
    world.call("first.lanyard", "settings", "set", "scope=example.org", "organization=Example")
    exported = world.call("first.lanyard", "person", "export", "--format", "ldif")
    assert "gone" not in exported
    with tempfile.TemporaryDirectory() as folder, slapd.running(folder) as server:
        server.add(exported)
        searched = server.search("*", "+")
    with tempfile.TemporaryDirectory() as folder, slapd.running(folder, exported) as server:
        assert server.search("(uid=ada)", "sn").count("sn:") == 1

    out = world.call("second.lanyard", "person", "import", "-", "--make-groups", stdin=searched)
    assert "3 new, 0 changed, 0 the same, 0 refused" in out, out
    before, groups = world.people("first.lanyard")
    after, groups_after = world.people("second.lanyard")
    del before["gone"]
    for username, person in before.items():
        for field in FIELDS:
            assert person.get(field) == after[username].get(field), (username, field, person, after[username])
    assert groups == groups_after, (groups, groups_after)
    again = world.call("first.lanyard", "person", "import", "-", stdin=searched)
    assert "0 new, 0 changed, 3 the same, 0 refused" in again, again


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    control = parser.parse_args().build / "src" / "cli" / "lanyardctl"
    if slapd.missing():
        print(f"1..0 # SKIP {', '.join(slapd.missing())} missing")
        return
    tests = [export_is_accepted]
    failed = False
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(World(control, pathlib.Path(folder)))
                print(f"ok {number} {test.__name__}", flush=True)
            except Exception:
                failed = True
                print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
                print(f"not ok {number} {test.__name__}", flush=True)
    sys.exit(failed)


main()
