# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connector editor: lists in another order, placeholders and what was made from them."""

import json
import subprocess

from scene import Scene, begin
from stage import run, until, xdotool


def drag(stage, name, onto):
    """With the pointer, by the handle of a row onto another row."""
    start, end = (stage.point(lambda: stage.look(f"Handle of {row}"), f"“{row}” cannot be moved") for row in (name, onto))
    said = len(stage.log.read_text())
    stage._approach(*start)
    xdotool("mousedown", 1)
    for step in range(1, 11):
        xdotool("mousemove", *(a + (b - a) * step // 10 for a, b in zip(start, end)))
    until(lambda: f"Dragged over {onto}" in stage.log.read_text()[said:], f"“{onto}” does not take what is dragged over it")
    xdotool("mouseup", 1)


def titles(stage, kind):
    """What the rows that can be moved are called, from top to bottom."""
    return [node.name.removeprefix("Handle of ") for node in stage.nodes() if node.name.startswith(f"Handle of {kind}")]


def expect_titles(stage, *names):
    until(lambda: titles(stage, names[0][:3]) == list(names), f"the order is not {', '.join(names)}")


def make_certificate(scene, name):
    folder = scene.file.parent
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "400",
                    "-subj", f"/CN={name}", "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem"],
                   check=True, capture_output=True)
    return (folder / f"{name}.pem").read_text()


def lists_are_reordered():
    scene = Scene(BUILD, "reorder")
    scene.ctl("connector", "add", "custom", "--label", "App", "--slug", "app")
    a, b, c = (f"https://sp.example.org/{name}" for name in "abc")
    pems = [make_certificate(scene, name) for name in ("One", "Two")]
    scene.ctl("connector", "set", "app", "acs=" + json.dumps([{"url": url, "index": i} for i, url in enumerate((a, b, c))]),
              "sp_signing_certificates=" + json.dumps(pems))
    with scene.window(env={"G_MESSAGES_DEBUG": "all"}) as stage:
        stage.open("App", "Display Label")
        stage.click("Service Provider")
        drag(stage, c, a)
        expect_titles(stage, c, a, b)
        stage.key("ctrl+shift+Down")
        expect_titles(stage, a, c, b)
        stage.click(f"Menu of {a}")
        stage.find("Remove", "menu item")
        stage.key("Up")
        until(lambda: stage.find("Remove", "menu item").has("FOCUSED"), "the menu does not get the focus")
        stage.key("Return")
        expect_titles(stage, c, b)
        stage.hover("Undo")
        stage.click("Undo")
        expect_titles(stage, a, c, b)

        drag(stage, "CN=Two", "CN=One")
        expect_titles(stage, "CN=Two", "CN=One")
        stage.key("ctrl+shift+Down")
        expect_titles(stage, "CN=One", "CN=Two")
        stage.key("ctrl+z")
        expect_titles(stage, "CN=Two", "CN=One")
        stage.key("ctrl+s")
        until(lambda: [acs["url"] for acs in scene.json("connector", "show", "app")["acs"]] == [a, c, b],
              "the order is not stored")
    assert scene.json("connector", "show", "app")["sp_signing_certificates"] == pems[::-1]


def walk_to(stage, name):
    """Backwards with the keyboard, to the button."""
    for _ in range(12):
        focused = {node.path for node in stage.nodes() if node.was("FOCUSED")}
        if stage.find(name).has("FOCUSED"):
            return
        stage.key("shift+Tab")
        until(lambda: {node.path for node in stage.nodes() if node.was("FOCUSED")} != focused, "the focus does not move")
    raise AssertionError(f"shift+Tab does not lead to “{name}”")


def lists_grow():
    """With the keyboard alone; certificates are dropped where they belong."""
    scene = Scene(BUILD, "grow")
    a, b = "https://sp.example.org/a", "https://sp.example.org/b"
    pems = [make_certificate(scene, name) for name in ("One", "Two", "Three")]
    der = scene.file.with_name("Three.der")
    subprocess.run(["openssl", "x509", "-in", scene.file.with_name("Three.pem"), "-outform", "der", "-out", der], check=True)
    scene.ctl("connector", "add", "custom", "--label", "App", "--slug", "app")
    scene.ctl("connector", "set", "app", "acs=" + json.dumps([{"url": a, "index": 0}]),
              "sp_signing_certificates=" + json.dumps(pems[:1]))
    with scene.window() as stage:
        stage.open("App", "Display Label")
        stage.click("Service Provider")
        stage.click(f"Handle of {a}")
        walk_to(stage, "Add ACS URL")
        stage.key("Return")
        stage.find("Handle of New ACS URL")
        stage.type(b)
        stage.key("ctrl+shift+Up")
        expect_titles(stage, b, a)

        for file, name in [(scene.file.with_name("Two.pem"), "CN=Two"), (der, "CN=Three"), (der, "CN=Three")]:
            stage.drop(file, "CN=One")
            stage.find(name)
        expect_titles(stage, "CN=One", "CN=Two", "CN=Three")
        stage.drop(scene.file.with_name("Two.key"), "CN=One")
        stage.find("Certificate Cannot Be Added")
        stage.key("Escape")
        stage.gone("Certificate Cannot Be Added")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "app")["sp_signing_certificates"] == pems, "they are not stored")
    stored = scene.json("connector", "show", "app")
    assert [acs["url"] for acs in stored["acs"]] == [b, a] and not stored.get("sp_encryption_certificates"), stored


def save_sheet(stage, path):
    """As a page, into the file."""
    stage.click("Setup", "page tab")
    stage.click("Save as HTML…")
    stage.find("Save Setup Sheet")
    stage.fill("Name:", str(path))
    stage.key("Return")
    stage.find("Setup sheet saved")
    return path.read_text()


def count_marks(stage):
    return sum(node.name == "From the template" and node.is_shown() for node in stage.nodes())


def placeholders_are_changed():
    """What was made from them follows, what was edited by hand stays and is marked; the setup sheet has what is there now."""
    scene = Scene(BUILD, "placeholders")
    scene.ctl("connector", "add", "mimecast", "--slug", "app", "--label", "App", "--set", "region=eu", "--set", "account_code=A1")
    scene.add_ada()
    scene.ctl("group", "add-member", "Staff", "ada")
    with scene.window() as stage:
        stage.open("App", "Display Label")
        stage.click("Service Provider")
        stage.point(lambda: stage.entry("SP Entity ID"), "the entry does not come to rest")
        stage.gone("Display Label")
        marks = count_marks(stage)
        stage.fill("SP Entity ID", "urn:own")
        until(lambda: count_marks(stage) == marks - 1, "what was edited by hand is still marked as the template’s")
        stage.entry("SP Entity ID").ask()
        stage.find_part("Edited by hand. Back to the template’s “eu-api.mimecast.com.A1”")
        stage.fill("Region Prefix", "us")
        stage.find_part("Edited by hand. Back to the template’s “us-api.mimecast.com.A1”")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "app")["sp_entity_id"] == "urn:own", "nothing is stored")

        stage.click("Attributes")
        stage.click("Choose a Person")
        stage.click("Ada Lovelace")
        stage.find("NameID That Would Be Sent")
        stage.find("ada@example.org")

        sheet = save_sheet(stage, scene.file.with_name("sheet.html"))
    stored = scene.json("connector", "show", "app")
    assert [acs["url"].split("-")[0] for acs in stored["acs"]] == ["https://us"] * 3, stored["acs"]
    assert sheet.startswith("<!DOCTYPE html>") and stored["sso_url"] in sheet and "Mimecast" in sheet, sheet


SECRET = "0-1234-Hush-Hush="
LINE = 3


def read_drawn(node):
    """What stands in the entry for everybody to see, which the toolkit tells of line by line."""
    return node._call("Text", "GetStringAtOffset", "(iu)", 0, LINE)[0]


def is_masked(drawn):
    return len(drawn) == len(SECRET) and len(set(drawn)) == 1


def list_texts(stage):
    """What a screen reader could say, of the pages that do not show as well."""
    nodes = stage.nodes()
    return [node.name for node in nodes] + [node.text for node in nodes if "org.a11y.atspi.Text" in node.interfaces]


def tells_secret(stage):
    return any(SECRET in text for text in until(lambda: list_texts(stage), "there is nothing to say"))


def read_xml(stage):
    """Of the response of a dry run."""
    stage.click("Run Dry")
    stage.find("The sign-in would be accepted")
    stage.click("XML", "page tab")
    xml = stage.find("XML of the Message").text
    stage.key("alt+Left")
    stage.find("Run Dry")
    assert "druva_auth_token" in xml, xml
    return xml


def secret_placeholder_stays_hidden():
    """It is masked when it is entered, and afterwards shown by nothing but a dry run that is told to."""
    scene = Scene(BUILD, "secret")
    scene.ctl("connector", "add", "druva", "--set", "auth_token=before")
    scene.add_ada()
    scene.ctl("group", "add-member", "Staff", "ada")
    scene.ctl("connector", "grant", "druva", "Staff")
    scene.ctl("connector", "activate", "druva")
    with scene.window() as stage:
        stage.open("Druva", "Display Label")
        stage.click("Service Provider", "page tab")
        stage.find_part("A value is stored, sealed. Enter a new one to replace it")
        assert stage.entry("SSO Token").text == "", "what is stored is filled in"
        stage._press(lambda: stage._look_entry("SSO Token"), "SSO Token")
        stage.type(SECRET)
        until(lambda: is_masked(read_drawn(stage.entry("SSO Token"))), "it is not masked")
        stage.key("ctrl+s")
        stage.gone("Unsaved changes")
        until(lambda: stage.entry("SSO Token").text == "", "it is still there when it is stored")
        assert not tells_secret(stage)
        stage.click("Attributes", "page tab")
        stage.find_part("{auth_token}")
        assert not tells_secret(stage)
        stage.click("Test", "page tab")
        stage.click("Dry Run")
        stage.open("Choose Person…", "Ada Lovelace")
        stage.click("Ada Lovelace")
        stage.gone("Choose Person")
        assert SECRET not in read_xml(stage), "it is in the response that is shown"
        stage.click("Show Secret Values")
        assert SECRET in read_xml(stage), "it is not in the response even if that is wanted"
    stored = b"".join(path.read_bytes() for path in scene.file.parent.glob(scene.file.name + "*"))
    assert SECRET.encode() not in stored and SECRET not in scene.ctl("connector", "show", "druva")


BUILD = begin()
run([
    lists_are_reordered,
    lists_grow,
    placeholders_are_changed,
    secret_placeholder_stays_hidden,
])
