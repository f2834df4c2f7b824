# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Custom attributes in the window: values of each type on a person, and what groups add to them."""

from scene import Scene, begin
from stage import run, until


def values_have_types():
    scene = Scene(BUILD, "types")
    scene.add_ada()
    for name, kind in [("building", "text"), ("floor", "number"), ("driver", "boolean"), ("phones", "list")]:
        scene.ctl("attribute", "add", name, kind, "--label", name.title())
    with scene.window() as stage:
        stage.click("People")
        stage.open("Ada Lovelace", "Set Password…")
        stage.fill("Building", "North")
        stage.fill("Floor", "first")
        stage.key("ctrl+s")
        stage.find_part("“first” is no value for “Floor”.")
        stage.key("Escape")
        stage.gone("Changes Cannot Be Saved")
        stage.fill("Floor", "3")
        stage.click("Driver", "combo box")
        stage.key("Down", "Return")
        stage.click("Phones", "list item")
        stage.click("Add Value")
        stage.fill("Value", "+49 1")
        stage.key("ctrl+s")
        stored = {"building": ["North"], "floor": ["3"], "driver": ["true"], "phones": ["+49 1"]}
        until(lambda: scene.json("person", "show", "ada").get("attributes") == stored, "the values are not stored")


def groups_give_values():
    scene = Scene(BUILD, "given")
    scene.add_ada()
    scene.ctl("attribute", "add", "floor", "number")
    scene.ctl("group", "add", "Crew")
    for group, floor in [("Staff", "3"), ("Crew", "4")]:
        scene.ctl("group", "set", group, f"attributes.floor={floor}")
        scene.ctl("group", "add-member", group, "ada")
    with scene.window() as stage:
        stage.click("People")
        stage.open("Ada Lovelace", "Attributes From Groups")
        stage.find_part("4 (from Crew)\nNot used: 3 from Staff")
        stage.find("Conflict")
        stage.click("Groups", within=stage.find("Places"))
        stage.open("Staff", "Add Members…")
        stage.click("Details")
        stage.click("Order", "spin button")
        stage.key("ctrl+a", "1", "Tab", "ctrl+s")
        until(lambda: scene.json("group", "list")[1].get("order") == 1, "the order is not stored")
        stage.click("People", within=stage.find("Places"))
        stage.open("Ada Lovelace", "Attributes From Groups")
        stage.find_part("3 (from Staff)\nNot used: 4 from Crew")


BUILD = begin()
run([
    values_have_types,
    groups_give_values,
])
