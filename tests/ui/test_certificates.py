# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates in the window: all of them, a change with an overlap, a pair of one's own, the setup sheet."""

import contextlib
import pathlib
import subprocess
import sys

from scene import Scene, begin
from stage import Steps, run, until


def add_active(scene):
    scene.add_test_sp()
    scene.ctl("connector", "activate", "test-app")


def stage_of(scene):
    return scene.json("certificate", "rollover", "test-app")["stage"]


def open_certificates(stage):
    stage.open("Test Application", "Setup")
    stage.click("Certificates", "page tab")
    stage.find("Signs Now")


def wait_for_focus(stage, name):
    """Keys go to the window with that in it only when it has the focus."""
    def condition():
        node = stage.look(name)
        return node is not None and stage.has_focus([node, *node.ancestors()][-1])
    until(condition, f"the window of “{name}” does not get the focus")


def choose_file(stage, path):
    """Types the path into the file chooser."""
    wait_for_focus(stage, "Choose a Certificate With Its Key")
    stage.key("ctrl+l")
    stage.type(str(path))
    stage.key("Return")


def make_pair(folder, days):
    """own.key and own.pem in the folder."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", str(days), "-subj", "/CN=own",
                    "-keyout", "own.key", "-out", "own.pem"], cwd=folder, check=True, capture_output=True)


@contextlib.contextmanager
def notification_server():
    """What the desktop shows: the texts of the notifications so far."""
    process = subprocess.Popen([sys.executable, str(pathlib.Path(__file__).with_name("notification_server.py"))],
                               stdout=subprocess.PIPE)
    try:
        steps = Steps(process.stdout)
        until(lambda: "ready" in steps.seen, "the notification server does not start")
        yield steps.seen
    finally:
        process.terminate()
        process.wait()


def certificates_are_listed_and_found():
    scene = Scene(BUILD, "certificates")
    add_active(scene)
    own = next(entry for entry in scene.json("certificate", "list") if entry["use"] == "signs")
    with scene.window() as stage:
        stage.click("Certificates")
        stage.find_part("The service provider’s signing certificate")
        stage.find_part("SHA-1 " + own["fingerprint_sha1"])
        stage.key("ctrl+f")
        stage.type(own["fingerprint_sha256"][:11])
        until(lambda: stage.look_part("The service provider’s signing certificate") is None, "the others are still listed")
        stage.find_part("The signing certificate · RSA 3072")


def certificate_is_changed_with_an_overlap():
    scene = Scene(BUILD, "rollover")
    add_active(scene)
    with scene.window() as stage:
        open_certificates(stage)
        for button, name in [("Make", "staged"), ("Tick", "ticked"), ("Switch", "switched"), ("Go Back", "ticked"),
                             ("Switch", "switched"), ("Retire", "retired")]:
            stage.click(button, "push button")
            until(lambda wanted=name: stage_of(scene) == wanted, f"“{button}” does not lead to “{name}”")
        stage.find("Go Back")
    roles = [pair["role"] for pair in scene.json("certificate", "rollover", "test-app")["pairs"]]
    assert roles == ["active", "retired"], roles


def own_pair_is_used():
    scene = Scene(BUILD, "own-pair")
    add_active(scene)
    folder = scene.file.parent
    make_pair(folder, 400)
    subprocess.run(["openssl", "pkcs12", "-export", "-in", "own.pem", "-inkey", "own.key", "-passout", "pass:sesame",
                    "-out", "own.p12"], cwd=folder, check=True, capture_output=True)
    with scene.window() as stage:
        open_certificates(stage)
        stage.click("Use Own Pair…")
        choose_file(stage, folder / "own.p12")
        for passphrase, heading in [("wrong", "Wrong Passphrase"), ("sesame", "Use Your Own Pair?")]:
            wait_for_focus(stage, "Passphrase")
            stage.type(passphrase)
            stage.key("Return")
            stage.find(heading)
        stage.click("Begin a Rollover")
        until(lambda: stage_of(scene) == "staged", "the pair is not stored")


def certificate_is_dropped_on_another():
    """It becomes a proposal for the connector of that one."""
    scene = Scene(BUILD, "dropped")
    add_active(scene)
    folder = scene.file.parent
    make_pair(folder, 400)
    before = scene.json("connector", "show", "test-app")["sp_signing_certificates"]
    with scene.window() as stage:
        stage.click("Certificates")
        stage.drop(folder / "own.pem", stage.find_part("The service provider’s signing certificate").name)
        stage.find_part("CN=own")
        stage.click("Apply")
        stage.hover("“Test Application” changed")
        stored = scene.json("connector", "show", "test-app")["sp_signing_certificates"]
        assert stored == [(folder / "own.pem").read_text()], stored
        stage.click("Undo")
        until(lambda: scene.json("connector", "show", "test-app")["sp_signing_certificates"] == before, "it is not undone")


def end_is_announced():
    scene = Scene(BUILD, "end")
    add_active(scene)
    folder = scene.file.parent
    make_pair(folder, 5)
    scene.ctl("certificate", "import", "test-app", folder / "own.pem", "--key", folder / "own.key")
    with scene.window() as stage:
        # Nobody shows notifications here: the banner does, and the program goes on.
        stage.find_part("The signing certificate of “Test Application” expires in ")
        stage.click("Show")
        stage.find_part("The signing certificate · RSA 2048")
    with notification_server() as texts, scene.window() as stage:
        stage.find_part("The signing certificate of “Test Application” expires in ")
        until(lambda: any("Test Application" in text for text in texts), f"there is no notification: {texts}")


BUILD = begin()
run([
    certificates_are_listed_and_found,
    certificate_is_changed_with_an_overlap,
    own_pair_is_used,
    certificate_is_dropped_on_another,
    end_is_announced,
])
