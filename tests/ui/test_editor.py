# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connector editor: fields found by any name, undo and redo, drafts."""

from scene import Scene, begin
from stage import run, until


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
        stage.click("Identity Provider", "page tab")
        stage.fill("Default RelayState", "start here")
        stage.key("ctrl+z")
        until(lambda: stage.entry("Default RelayState").text == "", "typing is not undone as one step")
        stage.key("ctrl+z")
        until(lambda: stage.entry("Display Label").text == "Valimail", "the other page's edit is not undone, or not shown")
        stage.gone("Unsaved changes")
        stage.key("ctrl+shift+z")
        until(lambda: stage.entry("Display Label").text == "Mail Checks", "the edit is not made again")
        stage.key("ctrl+shift+z")
        until(lambda: stage.entry("Default RelayState").text == "start here", "the second edit is not made again")
        stage.key("ctrl+s")
        stage.hover("“Mail Checks” saved")
        until(lambda: scene.json("connector", "show", "valimail").get("relay_state") == "start here", "nothing is stored")
        stage.click("Undo")
        until(lambda: scene.json("connector", "show", "valimail").get("relay_state") != "start here", "the save is not undone")
        until(lambda: stage.entry("Default RelayState").text == "", "the page does not show what is stored")


HELP = {
    "Overview": ["Logo", "Color", "Display Label"],
    "Service Provider": ["ACS URL", "Signing Certificates", "Require Signed Requests", "Encryption Certificates",
                         "Metadata Certificates", "Metadata of the Service Provider", "Your Account There"],
    "Attributes": ["User Attributes", "Constant Attributes", "NameID Source"],
}


def fields_have_help():
    """Each has a button that says what it is for; members of a list are found by their names."""
    scene = Scene(BUILD, "help")
    scene.ctl("connector", "add", "mimecast", "--slug", "app", "--label", "App", "--set", "region=eu", "--set", "account_code=A1")
    scene.ctl("connector", "set", "app", 'attributes=[{"source": "email", "name": "mail", "friendly_name": "E-Mail"}]')
    with scene.window() as stage:
        stage.open("App", "Display Label")
        for tab, fields in HELP.items():
            stage.click(tab, "page tab")
            for field in fields:
                until(lambda: any(node.name == f"Help on {field}" for node in stage.nodes()), f"“{field}” has no help")
        stage.click("Help on User Attributes")
        stage.find_part("Attribute Statements · Attribute Mapping")
        stage.key("Escape")
        until(lambda: stage.look_part("Attribute Statements · Attribute Mapping") is None, "the help does not close")
        jump(stage, "FriendlyName", "Friendly Name", "Mailbox")
        stage.find("Help on Attribute: Friendly Name")


def findings_come_and_go():
    """What is wrong shows below its field while it is typed, and goes when it is mended."""
    scene = Scene(BUILD, "live")
    scene.ctl("connector", "add", "valimail", "--label", "Valimail", "--slug", "app")
    with scene.window() as stage:
        stage.open("Valimail", "Display Label")
        stage.click("Service Provider", "page tab")
        stage.fill("Login URL", "nowhere")
        stage.find_part("“nowhere”")
        stage.fill("Login URL", "https://sp.example.org/login")
        until(lambda: stage.look_part("“nowhere”") is None, "the finding stays after it was mended")
        stage.click("Overview", "page tab")
        stage.click("Copy Metadata URL")
        stage.find("Metadata URL copied")


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
        stage.fill("Login URL", "nowhere")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "app").get("login_url") == "nowhere", "the draft is not stored")
        stage.click("Overview")
        stage.click("Activate")
        stage.find("“App” Cannot Be Activated")
        assert state(scene) == "draft"
        stage.key("Escape")
        stage.gone("“App” Cannot Be Activated")

        scene.ctl("connector", "set", "app", "login_url=", "acs=https://sp.example.org/acs")
        scene.ctl("connector", "activate", "app")
        stage.click("Change…")
        stage.fill("New End of the IdP URL", "elsewhere")
        stage.find_part("/saml2/app → ")
        stage.key("Escape")
        stage.gone("Change the IdP URL?")
        assert stage.entry("End of the IdP URL").text == "app"
        stage.click("Change…")
        stage.fill("New End of the IdP URL", "elsewhere")
        stage.find_part("/saml2/app → ")
        stage.click("Change")
        until(lambda: stage.entry("End of the IdP URL").text == "elsewhere", "the address does not change")
        stage.key("ctrl+s")
        until(lambda: "elsewhere" in scene.ctl("connector", "list"), "nothing is stored")

        # nor does an active one get worse
        stage.click("Service Provider")
        stage.fill("Login URL", "nowhere")
        stage.key("ctrl+s")
        stage.find("Changes Cannot Be Saved")
        assert not scene.json("connector", "show", "elsewhere").get("login_url")
        stage.key("Escape")
        stage.gone("Changes Cannot Be Saved")
        stage.fill("Login URL", "https://sp.example.org/")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "elsewhere").get("login_url") == "https://sp.example.org/", "nothing is stored")


BUILD = begin()
run([
    synonyms_lead_to_their_fields,
    edits_are_undone_and_redone,
    fields_have_help,
    findings_come_and_go,
    drafts_may_be_wrong,
])
