# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups and people in the window, and a sign-in that is tried from it."""

from scene import Scene, begin, install_browser
from stage import run, until


def group_and_person_are_made():
    scene = Scene(BUILD, "people")
    with scene.window() as stage:
        stage.click("Groups")
        stage.click("New Group…")
        stage.fill("Name", "Engineering")
        stage.key("Return")
        stage.find("0 members")
        stage.click("People")
        stage.click("New Person…")
        stage.fill("Username", "grace")
        stage.fill("Email", "Grace@Example.org")
        stage.click("Create")
        stage.find("grace · grace@example.org")
        stage.click("Test")
        stage.find("Choose which application to sign in to")
        assert [person["email"] for person in scene.json("person", "list")] == ["grace@example.org"]


def membership_is_chosen_and_undone():
    scene = Scene(BUILD, "members")
    scene.add_ada()
    with scene.window() as stage:
        stage.click("Groups")
        stage.open("Staff", "Add Members…")
        stage.open("Add Members…", "0 selected")
        stage.click("Ada Lovelace")
        stage.find("1 selected")
        stage.click("Save")
        stage.hover("“ada” added to the group")
        stage.find("ada · ada@example.org")
        stage.click("Undo")
        stage.find("No Members")


def person_is_edited_and_deleted():
    scene = Scene(BUILD, "edit-person")
    scene.add_ada()
    with scene.window() as stage:
        stage.click("People")
        stage.open("Ada Lovelace", "Set Password…")
        stage.fill("Email", "lovelace@example.org")
        stage.key("ctrl+s")
        until(lambda: scene.json("person", "show", "ada")["email"] == "lovelace@example.org", "the address is not stored")
        stage.key("alt+Left")
        stage.find("ada · lovelace@example.org")


def table_is_imported_and_undone():
    scene = Scene(BUILD, "import")
    scene.add_ada()
    table = scene.file.with_name("people.csv")
    table.write_text("User name,Mail,Groups,Team\nada,new@example.org,Staff,R&D\ngrace,grace@example.org,Staff;Navy,\nbob x,,,\n")
    with scene.window() as stage:
        stage.click("People")
        stage.find("ada · ada@example.org")
        stage.drop(table, "ada · ada@example.org")
        stage.find("New: 0 · Changed: 1 · The same: 0 · Refused: 2")
        stage.click("Lines")
        stage.find_part("Line 4 is refused. The username “bob x” cannot be used")
        stage.click("Columns")
        stage.click("Make Missing Groups")
        stage.click("Skip Faulty Lines")
        stage.find("New: 1 · Changed: 1 · The same: 0 · Refused: 1")
        stage.click("Import")
        stage.hover("Undo")
        stage.find("grace · grace@example.org")
        stage.click("Undo")
        stage.gone("grace · grace@example.org")
        stage.find("ada · ada@example.org")
        stage.drop(table.with_name("R&D.csv"), "ada · ada@example.org")
        stage.find_part("R&D.csv")
    assert [group["name"] for group in scene.json("group", "list")] == ["Staff"]


def test_login_shows_what_comes_of_it():
    scene = Scene(BUILD, "login")
    scene.add_ada()
    scene.add_test_sp()
    scene.ctl("group", "add-member", "Staff", "ada")
    install_browser()
    with scene.window() as stage:
        stage.click("Test")
        stage.find("The application is not active")
        stage.click("Activate")
        stage.find("No group is granted the application")
        scene.ctl("connector", "grant", "test-app", "Staff")
        stage.gone("No group is granted the application")
        stage.click("Test Login at the Test Service Provider")
        stage.find("The test service provider accepts the sign-in")
        stage.find_part("ada@example.org")
        stage.gone("Waiting for the Sign-In in the Browser")
        scene.ctl("connector", "revoke", "test-app", "Staff")
        stage.find("No group is granted the application")
        stage.click("Test Login at the Test Service Provider")
        stage.find("The identity provider refused")


BUILD = begin()
run([
    group_and_person_are_made,
    membership_is_chosen_and_undone,
    person_is_edited_and_deleted,
    table_is_imported_and_undone,
    test_login_shows_what_comes_of_it,
])
