# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sign in to an application, chosen in the window."""

from scene import Scene, begin
from stage import run, until


def groups_and_people_are_let_in():
    scene = Scene(BUILD, "access")
    scene.add_ada()
    scene.add_test_sp()
    scene.ctl("group", "add-member", "Staff", "ada")
    with scene.window() as stage:
        stage.open("Test Application", "Access")
        stage.click("Access")
        stage.find("Nobody can sign in: no group is granted this application")
        stage.click("Staff")
        stage.hover("Granted to “Staff”")
        stage.find("1 person can sign in")
        stage.click("Undo")
        stage.find("Nobody can sign in: no group is granted this application")
        assert scene.json("connector", "show", "test-app")["groups"] == []
        scene.ctl("connector", "grant-person", "test-app", "ada")
        stage.find_part("prefer groups")
        scene.ctl("connector", "exclude", "test-app", "Staff")
        stage.find_part("members who are not excluded")
        stage.open("Choose a Person", "Ada Lovelace")
        stage.click("Ada Lovelace")
        stage.find("“ada” may not use “Test Application”")
        stage.find_part("The group “Staff” is excluded (decides)")
        scene.ctl("connector", "readmit", "test-app", "Staff")
        stage.find("“ada” may use “Test Application”")
        stage.find_part("It is granted to the person (decides)")
        stage.click("Rule")
        stage.key("End", "Return")
        stage.find("Ada Lovelace (ada)")
        stage.key("Tab", "Tab", "Return")
        stage.hover("“ada” needs a second factor")
        stage.find("“ada” may use “Test Application” with a second factor")
        stage.find_part("The person needs a second factor (decides)")
        assert scene.json("connector", "show", "test-app")["mfa_people"] == ["ada"]
        stage.click("Undo")
        stage.find("“ada” may use “Test Application”")
        assert scene.json("connector", "show", "test-app")["mfa_people"] == []
        stage.resize(360, 720)
        until(lambda: (rule := stage.look("Rule")) and rule.box.x + rule.box.width <= 360, "the page is wider than 360 pixels")


def group_is_deleted(scene, stage):
    before = scene.json("group", "list")
    stage.click("Groups", within=stage.find("Places"))
    stage.open("Staff", "Add Members…")
    stage.click("Details")
    stage.click("Delete", "push button")
    stage.find_part("1 person would lose access\nTest Application: 1 person would lose access")
    stage.key("Escape")
    stage.gone("Delete “Staff”?")
    assert scene.json("group", "list") == before
    stage.click("Delete", "push button")
    stage.click("Delete", within=stage.find("Delete “Staff”?", "dialog"))
    stage.hover("“Staff” deleted")
    assert scene.json("group", "list") == []
    stage.click("Undo")
    until(lambda: [group["connectors"] for group in scene.json("group", "list")] == [group["connectors"] for group in before],
          "the group does not come back with its applications")
    stage.click("People", within=stage.find("Places"))
    stage.open("Ada Lovelace", "Applications")
    stage.click("Applications", "page tab")
    stage.find("Through Staff, with a second factor")


def matrix_is_saved(scene, stage):
    file = scene.file.with_name("access.csv")
    stage.click("Save as Table (CSV)…")
    stage.save_as("Save Access", file)
    stage.hover("Access saved")
    expected = scene.ctl("access", "list", "--csv")
    until(lambda: file.exists() and file.read_text() == expected, "what is saved is not who has access")
    assert "Staff" in expected and "ada" in expected


def who_has_access_and_what_if():
    scene = Scene(BUILD, "matrix")
    scene.add_ada()
    scene.add_test_sp()
    with scene.window() as stage:
        stage.click("Who Has Access")
        stage.find("Nobody Can Sign In")
        scene.ctl("group", "add-member", "Staff", "ada")
        scene.ctl("connector", "grant", "test-app", "Staff")
        stage.find("Staff → Test Application")
        stage.find("1 person, 1 application")
        scene.ctl("connector", "require-mfa", "test-app", "Staff")
        stage.find("Staff → Test Application, with a second factor")
        matrix_is_saved(scene, stage)
        stage.fill("Search access", "nothing")
        stage.find("Nothing Found")
        stage.click("Show All Access")
        stage.find("Staff → Test Application, with a second factor")
        stage.click("Question")
        stage.key("Down", "Return")
        stage.open("Choose a Group…", "Staff")
        stage.click("Staff")
        stage.find("1 person would lose access")
        stage.find("Test Application: Would lose access")
        group_is_deleted(scene, stage)


BUILD = begin()
run([
    groups_and_people_are_let_in,
    who_has_access_and_what_if,
])
