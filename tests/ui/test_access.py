# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sign in to an application, chosen in the window."""

from scene import Scene, begin
from stage import run


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


BUILD = begin()
run([
    groups_and_people_are_let_in,
])
