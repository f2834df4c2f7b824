# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dry run, the inspector and broken responses in the window."""

import base64
import json
import re
import urllib.parse
import urllib.request
import zlib

from scene import Scene, begin, install_recorder
from stage import run, until

REQUEST = ('<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_0123456789abcdef0123" Version="2.0"'
           ' IssueInstant="2026-01-01T00:00:00Z" AssertionConsumerServiceURL="%s"><saml:Issuer'
           ' xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer></samlp:AuthnRequest>')
RESPONSE = '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_response"/>'


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


def make_link(shown, slash=""):
    """The AuthnRequest of the application, in the redirect binding."""
    text = REQUEST % (shown["acs"][0]["url"] + slash, shown["sp_entity_id"])
    message = base64.b64encode(zlib.compress(text.encode(), wbits=-15)).decode()
    return shown["sso_url"] + "?" + urllib.parse.urlencode({"SAMLRequest": message})


def read_result(shown):
    """What the test service provider got last."""
    with urllib.request.urlopen(shown["sso_url"].removesuffix("/saml2/test-app") + "/test-sp/result") as reply:
        return json.load(reply)


def run_dry(stage, beginning, request=None):
    stage.click("Begins With")
    stage.click(beginning)
    if request is not None:
        stage.fill("Request", request)
    stage.click("Run Dry")
    stage.find("The sign-in would be accepted")


def send_to_the_test_sp(stage):
    stage.activate("Send to the Test Service Provider")
    stage.find_part("Sent; the Login pane shows")


def go_back(stage):
    stage.key("alt+Left")
    stage.find("Run Dry")


def response_is_shown_and_sent():
    """In four tabs; whatever it begins with, the test service provider gets it when it is told to be sent."""
    scene = prepare("dry-run")
    scene.ctl("person", "add", "ben", "--email", "ben@example.org")
    shown = scene.json("connector", "show", "test-app")
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
        go_back(stage)
        run_dry(stage, "The application")
        send_to_the_test_sp(stage)
        result = read_result(shown)
        assert result["ok"] and result["name_id"] == "ada@example.org" and result["in_response_to"], result
        go_back(stage)
        run_dry(stage, "A request to paste", make_link(shown))
        stage.find_part("The request is of ")
        send_to_the_test_sp(stage)
        until(lambda: read_result(shown)["in_response_to"] == "_0123456789abcdef0123", "the answer to the request is not sent")
        assert read_result(shown)["code"] == "in-response-to", "the test service provider never made that request"
        go_back(stage)
        choose(stage, "Choose Person…", "ben")
        stage.click("Run Dry")
        stage.find("The identity provider would refuse")
        stage.find("no-access")


def record(scene, shown):
    """What a browser records of a sign-in."""
    posted = urllib.parse.urlencode({"SAMLResponse": base64.b64encode(RESPONSE.encode()).decode()})
    entries = [{"request": {"method": "GET", "url": make_link(shown)}},
               {"request": {"method": "POST", "url": shown["acs"][0]["url"],
                            "postData": {"mimeType": "application/x-www-form-urlencoded", "text": posted}}}]
    har = scene.file.with_suffix(".har")
    har.write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}))
    return har


def difference_of_a_pasted_request_is_named():
    """Of a link that is dropped as well, and a recording is taken apart."""
    scene = prepare("inspect")
    shown = scene.json("connector", "show", "test-app")
    with scene.window() as stage:
        stage.open("Test", "Inspector")
        stage.open("Inspector", "Inspect")
        stage.fill("Message", make_link(shown, "/"))
        stage.open("Inspect", "AuthnRequest · Test Application")
        stage.click("AuthnRequest · Test Application")
        stage.find("What Disagrees")
        stage.find_part("They differ by a slash at the end")
        stage.key("alt+Left")
        stage.gone("What Disagrees")
        stage.drop(record(scene, shown), "Message")
        stage.find("Response")
        stage.click("AuthnRequest · Test Application")
        stage.find("Nothing disagrees with the application")
        stage.key("alt+Left")
        stage.gone("What Disagrees")
        stage.drop(make_link(shown, "/"), "Message")
        stage.gone("Response")
        stage.click("AuthnRequest · Test Application")
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
    assert pages.read_text().count("</html>") == 4, "something is sent that nobody wanted to"


BUILD = begin()
run([
    response_is_shown_and_sent,
    difference_of_a_pasted_request_is_named,
    broken_responses_are_refused,
    replay_is_the_control_that_was_sent,
])
