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


def select(stage, *labels):
    stage.click("Select Applications")
    for label in labels:
        stage.click(label)
    stage.find_part(f"{len(labels)} selected")
    stage.click("Change")


def apply_and_undo(stage, is_changed, n):
    """What is previewed is one step, there and back."""
    stage.find_part(f"{n} of 3 can be changed")
    assert not is_changed(), "it is changed before it is applied"
    stage.click("Apply")
    stage.hover(f"{n} applications changed")
    assert is_changed(), "nothing has changed"
    stage.click("Undo")
    until(lambda: not is_changed(), "the change is not undone")
    stage.gone(f"{n} applications changed")


def several_are_changed_and_changed_back():
    scene = Scene(BUILD, "bulk")
    labels = ("One", "Two", "Link")
    for name in ("one", "two"):
        scene.ctl("connector", "add", "custom", "--label", name.title())
        scene.ctl("connector", "set", name, f"sp_entity_id=urn:{name}", f"acs=https://{name}.test/acs")
        scene.ctl("connector", "activate", name)
    scene.ctl("connector", "add", "bookmark", "--label", "Link")
    scene.ctl("group", "add", "Staff")
    scene.ctl("connector", "grant", "two", "Staff")

    # Each is read as of one moment.
    def is_of(found, before, after):
        assert found in (before, after), found
        return found == after

    def has_attribute():
        return is_of({entry["label"] for entry in scene.json("connector", "list") if "dept" in str(entry["attributes"])},
                     set(), {"One", "Two"})

    def has_next():
        return is_of({entry["connector"] for entry in scene.json("certificate", "list") if entry["use"] == "next"},
                     set(), {"one", "two"})

    def is_granted():
        return is_of(set(scene.json("group", "list")[0]["connectors"]), {"Two"}, set(labels))

    with scene.window() as stage:
        stage.find("Two")
        select(stage, *labels)
        stage.activate("Add an Attribute…")
        stage.fill("Attribute Name", "dept")
        stage.find_part("Not changed: A bookmark")
        apply_and_undo(stage, has_attribute, 2)
        select(stage, *labels)
        stage.activate("Make the Next Certificates…")
        stage.find_part("Not changed: A bookmark")
        apply_and_undo(stage, has_next, 2)
        select(stage, *labels)
        stage.activate("Grant to a Group…")
        stage.click("Staff")
        stage.find_part("Group “Staff”")
        stage.find_part("Not changed: The group may use it already")
        apply_and_undo(stage, is_granted, 2)
        select(stage, "One", "Two")
        stage.activate("Compare Both")
        stage.find_part("End of the IdP URL (expected to differ)")


BUILD = begin()
run([
    history_is_restored_after_a_restart,
    duplicate_is_opened,
    several_are_changed_and_changed_back,
])
