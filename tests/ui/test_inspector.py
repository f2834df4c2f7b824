# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dry run, the inspector and broken responses in the window."""

import base64
import re
import urllib.parse
import zlib

from scene import Scene, begin, install_recorder
from stage import run, until

REQUEST = ('<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_0123456789abcdef0123" Version="2.0"'
           ' IssueInstant="2026-01-01T00:00:00Z" AssertionConsumerServiceURL="%s/"><saml:Issuer'
           ' xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer></samlp:AuthnRequest>')


def prepare(name):
    scene = Scene(BUILD, name)
    scene.add_ada()
    scene.add_test_sp()
    scene.ctl("group", "add-member", "Staff", "ada")
    scene.ctl("connector", "grant", "test-app", "Staff")
    scene.ctl("connector", "activate", "test-app")
    return scene


def choose(stage, button, name):
    stage.open(button, name)
    stage.click(name)
    stage.gone(button.rstrip("…"))


def response_is_shown_in_four_tabs():
    scene = prepare("dry-run")
    scene.ctl("person", "add", "ben", "--email", "ben@example.org")
    with scene.window() as stage:
        stage.open("Test", "Dry Run")
        stage.click("Dry Run")
        choose(stage, "Choose Application…", "Test Application")
        choose(stage, "Choose Person…", "Ada Lovelace")
        stage.click("Run Dry")
        stage.find("The sign-in would be accepted")
        stage.click("Tree")
        stage.find("NameID")
        stage.find_part("ada@example.org")
        stage.click("XML")
        stage.find("XML of the Message")
        stage.click("Encoded")
        stage.find("Encoded Message")
        stage.key("alt+Left")
        choose(stage, "Choose Person…", "ben")
        stage.click("Run Dry")
        stage.find("The identity provider would refuse")
        stage.find("no-access")


def difference_of_a_pasted_request_is_named():
    scene = prepare("inspect")
    shown = scene.json("connector", "show", "test-app")
    text = REQUEST % (shown["acs"][0]["url"], shown["sp_entity_id"])
    message = base64.b64encode(zlib.compress(text.encode(), wbits=-15)).decode()
    with scene.window() as stage:
        stage.open("Test", "Inspector")
        stage.open("Inspector", "Inspect")
        stage.fill("Message", shown["sso_url"] + "?" + urllib.parse.urlencode({"SAMLRequest": message}))
        stage.open("Inspect", "AuthnRequest · Test Application")
        stage.click("AuthnRequest · Test Application")
        stage.find("What Disagrees")
        stage.find_part("They differ by a slash at the end")


def broken_responses_are_refused():
    scene = prepare("broken")
    with scene.window() as stage:
        stage.open("Test", "Broken")
        stage.click("Broken")
        choose(stage, "Choose Application…", "Test Application")
        choose(stage, "Choose Person…", "Ada Lovelace")
        stage.click("Try at the Test Service Provider")
        stage.find("Accepted, as it must be")
        stage.find_part("broken responses are refused")
        stage.open("Send to the Application: Expired since yesterday", "Send to the Real Application?")
        stage.click("Cancel")
        stage.gone("Send to the Real Application?")


def send(stage, case, pages):
    """The response on the page that the browser gets."""
    before = len(pages.read_text())
    stage.open(f"Send to the Application: {case}", "Send to the Real Application?")
    stage.click("Open in Browser")
    until(lambda: pages.read_text()[before:].endswith("</html>\n"), "the browser gets no page")
    stage.gone("Send to the Real Application?")
    return re.search('name="SAMLResponse" value="([^"]+)"', pages.read_text()[before:]).group(1)


def replay_is_the_control_that_was_sent():
    scene = prepare("replay")
    scene.ctl("connector", "set", "test-app", "encrypt_assertion=true", "idp_initiated=false")
    pages = install_recorder()
    with scene.window() as stage:
        stage.open("Test", "Broken")
        stage.click("Broken")
        choose(stage, "Choose Application…", "Test Application")
        choose(stage, "Choose Person…", "Ada Lovelace")
        stage.click("Try at the Test Service Provider")
        stage.open("Send to the Application: The correct response a second time", "Send the Correct Response First")
        stage.key("Escape")
        stage.gone("Send the Correct Response First")
        stage.open("Send to the Application: A correct response", "Send to the Real Application?")
        stage.find_part("This application takes only answers to its own requests")
        stage.find_part("This application gets encrypted assertions")
        stage.click("Cancel")
        stage.gone("Send to the Real Application?")
        control = send(stage, "A correct response", pages)
        assert send(stage, "Expired since yesterday", pages) != control
        assert send(stage, "The correct response a second time", pages) == control
        assert send(stage, "A correct response", pages) != control


BUILD = begin()
run([
    response_is_shown_in_four_tabs,
    difference_of_a_pasted_request_is_named,
    broken_responses_are_refused,
    replay_is_the_control_that_was_sent,
])
