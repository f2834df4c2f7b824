#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""People and groups from OpenLDAP, in the window: the connection, what would change, all of it as one step and back."""

import contextlib
import os
import pathlib
import signal
import sys
import tempfile

from scene import Scene, begin
from stage import run, until

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))

import slapd  # noqa: E402

DATA = "\n".join([slapd.TREE, slapd.person("ada"), slapd.person("ben"), slapd.group("Staff", "ada", "ben")])


@contextlib.contextmanager
def directory():
    with tempfile.TemporaryDirectory() as folder, slapd.running(folder, DATA) as server:
        yield server


def connect(scene, server, *fields):
    scene.ctl("directory", "set", "--certificate", server.certificate, f"uri={server.tls_uri}",
              f"group_base_dn=ou=groups,{slapd.BASE}", *fields)


def open_directory(stage):
    stage.click("People")
    stage.click("More", within=stage.find("LanyardPeoplePage"))
    stage.activate("Directory…")
    stage.find("Test Connection")


def people_are_taken_over_and_undone():
    scene = Scene(BUILD, "directory")
    with directory() as server, scene.window() as stage:
        connect(scene, server, f"base_dn={slapd.BASE}")
        before = scene.json("directory", "show")
        open_directory(stage)
        stage.fill("Distinguished Name", slapd.ADMIN)
        stage.fill("Password", slapd.PASSWORD)
        stage.fill("Base", f"ou=people,{slapd.BASE}")
        stage.click("Test Connection", "push button")
        stage.find_part("People: 2. Groups: 1.")
        stage.click("Changes")
        stage.click("Preview")
        stage.find("New: 2 · Changed: 0 · Suspended: 0 · The same: 0 · Refused: 0 · New groups: 1")
        stage.find_part("ada is new. Username: ada · Email: ada@example.org")
        assert scene.json("person", "list") == [] and scene.json("directory", "show") == before
        stage.click("Apply")
        stage.hover("2 people taken over from the directory")
        until(lambda: scene.json("directory", "show").get("has_password"), "the connection is not stored")
        assert scene.json("group", "list")[0]["members"] == ["ada", "ben"]
        stage.click("Undo")
        stage.find("No People Yet")
        assert scene.json("group", "list") == []


def nothing_changes_without_being_told():
    scene = Scene(BUILD, "kept")
    with directory() as server, scene.window() as stage:
        connect(scene, server, f"base_dn=ou=people,{slapd.BASE}")
        before = scene.json("directory", "show"), scene.json("history")
        open_directory(stage)
        os.kill(server.process.pid, signal.SIGSTOP)
        try:
            stage.fill("Base", slapd.BASE)
            stage.click("Changes")
            stage.click("Preview")
            stage.find("Reading the directory and comparing…")
            stage.click("Cancel")
            stage.find("Nothing Compared Yet")
        finally:
            os.kill(server.process.pid, signal.SIGCONT)
        stage.key("Escape")
        stage.find("Changes that are not saved are lost.")
        stage.click("Cancel")
        stage.gone("Changes that are not saved are lost.")
        stage.key("Escape")
        stage.click("Discard")
        stage.gone("Nothing Compared Yet")
        assert (scene.json("directory", "show"), scene.json("history")) == before


def return_of_the_suspended_is_asked_about():
    scene = Scene(BUILD, "returning")
    locked = "\n".join([slapd.TREE, slapd.person("ada", employeeType="yes"), slapd.person("ben")])
    with tempfile.TemporaryDirectory() as folder, slapd.running(folder, locked) as server, scene.window() as stage:
        scene.ctl("directory", "set", "--certificate", server.certificate, f"uri={server.tls_uri}",
                  f"base_dn=ou=people,{slapd.BASE}", "mapping.suspended=employeeType")
        scene.ctl("directory", "sync")
        scene.ctl("directory", "set", "mapping.suspended=employeeTyp")
        open_directory(stage)
        stage.click("Changes")
        stage.click("Preview")
        stage.find("Nobody Is Suspended Any More")
        stage.find_part("1 person whom the directory suspended would return")
        stage.click("They May Return")
        stage.find("New: 0 · Changed: 1 · Suspended: 0 · The same: 1 · Refused: 0 · New groups: 0")
        stage.find_part("ada changes")
        assert scene.json("person", "show", "ada")["suspended"]


if slapd.missing():
    print(f"1..0 # SKIP {', '.join(slapd.missing())} missing")
    sys.exit()
BUILD = begin()
run([
    people_are_taken_over_and_undone,
    nothing_changes_without_being_told,
    return_of_the_suspended_is_asked_about,
])
