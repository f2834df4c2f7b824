# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was saved is undone from the toast that says so."""

from scene import Scene, begin, find_free_port
from stage import run, until


def undo(stage, toast):
    stage.hover(toast)
    stage.click("Undo")


def edits_of_a_person_are_undone():
    scene = Scene(BUILD, "person")
    scene.add_ada()

    def has_email(email):
        return scene.json("person", "show", "ada")["email"] == email

    with scene.window() as stage:
        stage.click("People")
        stage.open("Ada Lovelace", "Set Password…")
        stage.fill("Email", "lovelace@example.org")
        stage.key("ctrl+s")
        until(lambda: has_email("lovelace@example.org"), "the address is not stored")
        undo(stage, "“Ada Lovelace” saved")
        until(lambda: has_email("ada@example.org"), "the address is still the new one")
        until(lambda: stage.entry("Email").text == "ada@example.org", "the page shows the new address")


def edits_of_a_group_are_undone():
    scene = Scene(BUILD, "group")
    scene.add_ada()

    def list_names():
        return [group["name"] for group in scene.json("group", "list")]

    with scene.window() as stage:
        stage.click("Groups")
        stage.open("Staff", "Add Members…")
        stage.open("Details", "Name")
        stage.fill("Name", "Everybody")
        stage.key("ctrl+s")
        until(lambda: list_names() == ["Everybody"], "the name is not stored")
        undo(stage, "“Everybody” saved")
        until(lambda: list_names() == ["Staff"], "the name is still the new one")


def settings_are_undone_and_the_service_follows():
    scene = Scene(BUILD, "settings")
    address = scene.ctl("settings", "get", "base_url").strip().rpartition(" ")[2]
    port = find_free_port()
    with scene.window() as stage:
        stage.find_part(address)
        stage.key("ctrl+comma")
        stage.fill("Organization", "Northwind")
        stage.fill("Local Port", str(port))
        stage.key("Tab")
        stage.key("ctrl+s")
        stage.find_part(f"127.0.0.1:{port}")
        undo(stage, "Settings saved")
        stage.find_part(address)
        assert "Northwind" not in scene.ctl("settings", "get")


def connection_to_the_directory_is_undone():
    scene = Scene(BUILD, "directory")
    scene.ctl("directory", "set", "uri=ldaps://ldap.example.org", "base_dn=dc=example,dc=org")

    def has_base(base):
        return scene.json("directory", "show")["base_dn"] == base

    with scene.window() as stage:
        stage.click("People")
        stage.click("More", within=stage.find("LanyardPeoplePage"))
        stage.activate("Directory…")
        stage.fill("Base", "ou=people,dc=example,dc=org")
        stage.key("ctrl+s")
        stage.find_part("The connection is saved.")
        assert has_base("ou=people,dc=example,dc=org")
        assert stage.look("Connection to the directory saved") is None
        stage.key("Escape")
        undo(stage, "Connection to the directory saved")
        until(lambda: has_base("dc=example,dc=org"), "the connection is still the new one")


BUILD = begin()
run([
    edits_of_a_person_are_undone,
    edits_of_a_group_are_undone,
    settings_are_undone_and_the_service_follows,
    connection_to_the_directory_is_undone,
])
