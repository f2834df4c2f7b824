# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connector editor: fields found by any name, undo and redo."""

import json
import subprocess

from scene import Scene, begin
from stage import run, until, xdotool


def jump(stage, words, entry, text):
    """Ctrl+K, and that what is typed then goes into the entry, whose text is selected."""
    stage.key("ctrl+k")
    stage.fill("Find a field", words)
    stage.key("Return")
    until(lambda: stage.entry(entry).text and stage.entry(entry).is_selected(), f"“{words}” does not lead to “{entry}”")
    stage.type(text)
    until(lambda: stage.entry(entry).text == text, f"what is typed does not go into “{entry}”")


def synonyms_lead_to_their_fields():
    scene = Scene(BUILD, "synonyms")
    scene.ctl("connector", "add", "valimail", "--label", "Valimail")
    with scene.window() as stage:
        stage.open("Valimail", "Display Label")
        jump(stage, "audience restriction", "SP Entity ID", "urn:sp")
        jump(stage, "Issuer", "IdP Entity ID", "urn:idp")
        jump(stage, "Assertion Consumer", "ACS URL", "https://sp.example.org/acs")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "valimail")["idp_entity_id"] == "urn:idp", "nothing is stored")
    stored = scene.json("connector", "show", "valimail")
    assert stored["sp_entity_id"] == "urn:sp" and stored["acs"][0]["url"] == "https://sp.example.org/acs", stored


def edits_are_undone_and_redone():
    scene = Scene(BUILD, "undo")
    scene.ctl("connector", "add", "valimail", "--label", "Valimail")
    with scene.window() as stage:
        stage.open("Valimail", "Display Label")
        stage.fill("Display Label", "Mail Checks")
        stage.click("Service Provider")
        stage.fill("Default RelayState", "start here")
        stage.key("ctrl+z")
        until(lambda: stage.entry("Default RelayState").text == "", "typing is not undone as one step")
        stage.key("ctrl+z")
        until(lambda: stage.entry("Display Label").text == "Valimail", "the other page's edit is not undone, or not shown")
        stage.gone("Changes are not saved yet")
        stage.key("ctrl+shift+z")
        until(lambda: stage.entry("Display Label").text == "Mail Checks", "the edit is not made again")
        stage.key("ctrl+shift+z")
        until(lambda: stage.entry("Default RelayState").text == "start here", "the second edit is not made again")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "valimail").get("relay_state") == "start here", "nothing is stored")


def acs_order(scene):
    return [acs["url"].rsplit("/", 1)[1] for acs in scene.json("connector", "show", "app")["acs"]]


def drag(stage, name, onto):
    """With the pointer, by the handle of a row onto another row."""
    start, end = stage.point(stage.find(f"Handle of {name}")), stage.point(stage.find(f"Handle of {onto}"))
    said = len(stage.log.read_text())
    stage._approach(*start)
    xdotool("mousedown", 1)
    for step in range(1, 11):
        xdotool("mousemove", start[0] + (end[0] - start[0]) * step // 10, start[1] + (end[1] - start[1]) * step // 10)
    until(lambda: f"Dragged over {onto}" in stage.log.read_text()[said:], f"“{onto}” does not take what is dragged over it")
    xdotool("mouseup", 1)


def titles(stage, kind):
    """What the rows that can be moved are called, from top to bottom."""
    return [node.name.removeprefix("Handle of ") for node in stage.nodes() if node.name.startswith(f"Handle of {kind}")]


def remove(stage, name):
    stage.click(f"Menu of {name}")
    stage.activate("Remove")


def make_certificate(scene, name):
    folder = scene.file.parent
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "400",
                    "-subj", f"/CN={name}", "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem"],
                   check=True, capture_output=True)
    return (folder / f"{name}.pem").read_text()


def lists_are_reordered():
    scene = Scene(BUILD, "reorder")
    scene.ctl("connector", "add", "custom", "--label", "App", "--slug", "app")
    base = "https://sp.example.org/"
    scene.ctl("connector", "set", "app", "acs=" + json.dumps([{"url": base + name, "index": i} for i, name in enumerate("abc")]))
    pems = [make_certificate(scene, name) for name in ["One", "Two"]]
    scene.ctl("connector", "set", "app", "sp_signing_certificates=" + json.dumps(pems))
    with scene.window(env={"G_MESSAGES_DEBUG": "all"}) as stage:
        stage.open("App", "Display Label")
        stage.click("Service Provider")
        drag(stage, base + "c", base + "a")
        until(lambda: titles(stage, base) == [base + name for name in "cab"],
              "the row is not where it was dropped")
        stage.key("ctrl+shift+Down")
        until(lambda: titles(stage, base) == [base + name for name in "acb"],
              "the key does not move the row that was dropped")
        remove(stage, base + "a")
        until(lambda: titles(stage, base) == [base + "c", base + "b"], "the row is still there")
        stage.click("Undo")
        until(lambda: titles(stage, base) == [base + name for name in "acb"],
              "the removed row does not come back to its place")

        drag(stage, "CN=Two", "CN=One")
        until(lambda: titles(stage, "CN=") == ["CN=Two", "CN=One"], "the certificate is not where it was dropped")
        stage.key("ctrl+shift+Down")
        until(lambda: titles(stage, "CN=") == ["CN=One", "CN=Two"], "the key does not move the certificate")
        stage.key("ctrl+shift+Up")
        until(lambda: titles(stage, "CN=") == ["CN=Two", "CN=One"], "the key does not move the certificate back")
        stage.key("ctrl+s")
        until(lambda: acs_order(scene) == ["a", "c", "b"], "the order is not stored")
    assert scene.json("connector", "show", "app")["sp_signing_certificates"] == pems[::-1]


def changed_placeholders_are_followed():
    scene = Scene(BUILD, "placeholders")
    scene.ctl("connector", "add", "mimecast", "--slug", "app", "--label", "App", "--set", "region=eu", "--set", "account_code=A1")
    with scene.window() as stage:
        stage.open("App", "Display Label")
        stage.click("Service Provider")
        stage.fill("Login URL (where the sign-in starts, if only the SP can start it)", "https://own.example.org/login")
        stage.find_part("Edited by hand. Back to the template’s “https://eu-api.mimecast.com/login/saml”")
        stage.fill("Region Prefix", "us")
        until(lambda: stage.entry("SP Entity ID").text == "us-api.mimecast.com.A1", "the entity ID does not follow")
        stage.find_part("Edited by hand. Back to the template’s “https://us-api.mimecast.com/login/saml”")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "app")["sp_entity_id"] == "us-api.mimecast.com.A1", "nothing is stored")
    stored = scene.json("connector", "show", "app")
    assert all(acs["url"].startswith("https://us-api.mimecast.com/") for acs in stored["acs"]), stored["acs"]
    assert stored["login_url"] == "https://own.example.org/login", stored["login_url"]


def state(scene):
    return scene.json("connector", "show", "app").get("state", "draft")


def drafts_may_be_wrong():
    """A draft with errors is kept and not activated; the IdP URL of an active one is changed on purpose only."""
    scene = Scene(BUILD, "drafts")
    scene.ctl("connector", "add", "custom", "--slug", "app", "--label", "App")
    scene.ctl("group", "add", "Staff")
    scene.ctl("connector", "grant", "app", "Staff")
    with scene.window() as stage:
        stage.open("App", "Display Label")
        stage.click("Service Provider")
        stage.fill("SP Entity ID", "urn:sp")
        stage.fill("Login URL (where the sign-in starts, if only the SP can start it)", "nowhere")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "app").get("login_url") == "nowhere", "the draft is not stored")
        stage.click("Overview")
        stage.click("Activate")
        stage.find("“App” Cannot Be Activated")
        assert state(scene) == "draft"
        stage.click("Cancel")
        stage.gone("“App” Cannot Be Activated")

        scene.ctl("connector", "set", "app", "login_url=", "acs=https://sp.example.org/acs")
        stage.click("Activate")
        stage.find("“App” activated")
        assert state(scene) == "active"
        stage.click("Undo")
        until(lambda: state(scene) == "draft", "the activation is not undone")
        scene.ctl("connector", "activate", "app")

        stage.click("Change…")
        stage.fill("New End of the IdP URL", "elsewhere")
        stage.find_part("/saml2/app → ")
        stage.click("Cancel")
        stage.gone("Change the IdP URL?")
        assert stage.entry("End of the IdP URL").text == "app"
        stage.click("Change…")
        stage.fill("New End of the IdP URL", "elsewhere")
        until(lambda: stage.find("Change", "push button").has("SENSITIVE"), "the change cannot be confirmed")
        stage.click("Change", "push button")
        until(lambda: stage.entry("End of the IdP URL").text == "elsewhere", "the address does not change")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "elsewhere")["slug"] == "elsewhere", "nothing is stored")


BUILD = begin()
run([
    changed_placeholders_are_followed,
    drafts_may_be_wrong,
])
