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


def find_signing(scene):
    return next(entry for entry in scene.json("certificate", "list") if entry["use"] == "signs")


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


def make_pair(folder, days, *, name="own", protection=("-nodes",)):
    """A key and a certificate in the folder, of that name."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", *protection, "-sha256", "-days", str(days),
                    "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.pem"],
                   cwd=folder, check=True, capture_output=True)


def make_encrypted_pem(folder):
    """Both in one file."""
    make_pair(folder, 300, name="both", protection=("-passout", "pass:sesame"))
    file = folder / "both.pem"
    file.write_text(file.read_text() + (folder / "both.key").read_text())
    assert "ENCRYPTED" in file.read_text()
    return file


def open_own_pair(stage, file, last):
    """With a wrong passphrase first."""
    stage.click("Use Own Pair…")
    choose_file(stage, file)
    for passphrase, heading in [("wrong", "Wrong Passphrase"), ("sesame", last)]:
        wait_for_focus(stage, "Passphrase")
        stage.type(passphrase)
        stage.key("Return")
        stage.find(heading)


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


def save_calendar(stage, path):
    stage.click("Save Calendar…")
    stage.fill("Name:", str(path))
    stage.key("Return")
    stage.find("Calendar saved")
    return path.read_bytes().decode()


def certificates_are_listed_and_found():
    scene = Scene(BUILD, "certificates")
    add_active(scene)
    own = find_signing(scene)
    with scene.window() as stage:
        stage.click("Certificates")
        stage.find_part("The service provider’s signing certificate")
        stage.find_part("SHA-1 " + own["fingerprint_sha1"])
        calendar = save_calendar(stage, scene.file.with_name("ends.ics"))
        assert calendar.startswith("BEGIN:VCALENDAR\r\n") and "Test Application" in calendar, calendar
        assert calendar.count("BEGIN:VEVENT") == len(scene.json("certificate", "list")), calendar
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
    encrypted = make_encrypted_pem(folder)
    before = find_signing(scene)
    with scene.window() as stage:
        open_certificates(stage)
        open_own_pair(stage, encrypted, "Use Your Own Pair?")
        stage.find_part("CN=both")
        assert find_signing(scene) == before, "it is used before anybody said so"
        stage.click("Sign With It Now")
        until(lambda: find_signing(scene)["subject"] == "CN=both", "the pair does not sign")
        stage.find("Use Own Pair…")
        open_own_pair(stage, folder / "own.p12", "Use Your Own Pair?")
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
