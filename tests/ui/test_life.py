# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of applications in the window: history, duplicates, comparison, changes to several."""

from scene import Scene, begin
from stage import run, until


def history_is_restored_after_a_restart():
    scene = Scene(BUILD, "history")
    scene.ctl("connector", "add", "custom", "--label", "Mail Checks", "--slug", "mail")
    with scene.window() as stage:
        stage.open("Mail Checks", "Display Label")
        stage.fill("Display Label", "Something Else")
        stage.click("Save")
        until(lambda: "Something Else" in scene.ctl("connector", "list"), "the label is not stored")
    scene.ctl("connector", "set", "mail", "sp_entity_id=https://mail.test/sp", "acs=https://mail.test/acs")
    scene.ctl("connector", "activate", "mail")
    scene.ctl("connector", "deactivate", "mail")
    with scene.window() as stage:
        stage.open("Something Else", "Display Label")
        stage.click("History")
        stage.find_part("Mail Checks → Something Else")
        stage.click("Restore: Add Mail Checks")
        stage.find("Restore “Mail Checks”?")
        stage.find("Not restored: the state. The application stays switched off")
        stage.find_part("Not restored: the keys and certificates")
        stage.click("Restore")
        until(lambda: scene.json("connector", "show", "mail")["label"] == "Mail Checks", "the label did not come back")


def duplicate_is_opened():
    scene = Scene(BUILD, "duplicate")
    scene.ctl("connector", "add", "custom", "--label", "Wiki", "--slug", "wiki")
    with scene.window() as stage:
        stage.open("Wiki", "Display Label")
        stage.key("ctrl+u")
        stage.fill("Label of the Duplicate", "Wiki Staging")
        stage.key("Return")
        until(lambda: stage.entry("Display Label").text == "Wiki Staging", "the duplicate does not show")
        assert scene.json("connector", "show", "wiki-staging")["state"] == "draft"


def several_get_an_attribute_and_lose_it_again():
    scene = Scene(BUILD, "bulk")
    for label in ("One", "Two"):
        scene.ctl("connector", "add", "custom", "--label", label)
    scene.ctl("connector", "add", "bookmark", "--label", "Link")

    def count():
        return sum("dept" in scene.ctl("connector", "show", name) for name in ("one", "two", "link"))

    with scene.window() as stage:
        stage.find("Two")
        stage.click("Select Applications")
        for label in ("One", "Two", "Link"):
            stage.click(label)
        stage.find_part("3 selected")
        stage.click("Change")
        stage.activate("Add an Attribute…")
        stage.fill("Attribute Name", "dept")
        stage.find_part("Not changed: A bookmark")
        stage.find_part("2 of 3 can be changed")
        assert count() == 0, "it is changed before it is applied"
        stage.click("Apply")
        stage.hover("2 applications changed")
        assert count() == 2, count()
        stage.click("Undo")
        until(lambda: count() == 0, "the attribute is still there")
        stage.click("Select Applications")
        stage.click("One")
        stage.click("Two")
        stage.find_part("2 selected")
        stage.click("Change")
        stage.activate("Compare Both")
        stage.find_part("End of the IdP URL (expected to differ)")


BUILD = begin()
run([
    history_is_restored_after_a_restart,
    duplicate_is_opened,
    several_get_an_attribute_and_lose_it_again,
])
