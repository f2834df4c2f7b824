#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: usage, help, options and which configuration is used."""

import os
import stat

from cli_world import REFUSED, USAGE, run, test


@test
def usage(world):
    for words in [(), ("nonsense",), ("connector",), ("connector", "nonsense"), ("connector", "add"),
                  ("connector", "list", "surplus"), ("connector", "list", "--nonsense"), ("--nonsense",),
                  ("connector", "set", "x"), ("connector", "set", "x", "label"), ("settings", "set", "=x"),
                  ("catalog", "search"), ("catalog", "show", "a", "b"), ("serve", "--port", "x"),
                  ("serve", "--port", "65536"), ("respond", "x"), ("saml", "decode", "a", "b"), ("saml", "verify", "a"),
                  ("person", "set", "ann"), ("group", "add-member", "staff"), ("test-sp",), ("connector", "add", "custom", "--set", "x")]:
        if words[:2] == ("connector", "set"):
            world.call("connector", "add", "custom", "--slug", "x") if not world.json("connector", "list") else None
        assert "lanyardctl" in world.call(*words, status=USAGE)


@test
def help_is_made_from_the_table(world):
    text = world.call("--help", config=None)
    for line in ["catalog search TEXT…", "connector add TEMPLATE", "certificate import CONNECTOR FILE", "serve", "respond CONNECTOR",
                 "saml decode [FILE]", "event show REFERENCE", "saml verify [FILE]", "test-sp metadata", "settings get", "person add NAME", "group add-member GROUP PERSON…"]:
        assert line in text, line
    assert "person add" not in world.call("connector", "--help", config=None)
    assert "--slug" in world.call("connector", "add", "--help", config=None)
    assert "--port" in world.call("serve", "--help", config=None)
    assert world.call("--version", config=None).startswith("lanyardctl ")
    assert not (world.folder / "data").exists()


@test
def default_configuration(world):
    assert world.call("connector", "list", config=None) == ""
    path = world.folder / "data/lanyard/default.lanyard"
    assert path.exists() and stat.S_IMODE(path.stat().st_mode) == 0o600
    world.call("connector", "add", "slack", config="other/file")
    assert "slack" in world.call("connector", "list", config="other/file")
    assert world.call("connector", "list", config=None) == ""


@test
def option_after_command(world):
    world.call("connector", "add", "slack")
    assert "slack" in world.call("connector", "list", "--config", "test.lanyard", config=None)


@test
def unusable_configuration(world):
    world.write("broken", "this is no configuration, and longer than a header " * 20)
    os.chmod(world.folder / "broken", 0o600)
    world.call("connector", "list", status=REFUSED, config="broken")


@test
def names_cannot_forge_output(world):
    world.call("connector", "add", "slack", "--label", "a\u202eb", "--slug", "chat")
    assert "\u202e" not in world.call("connector", "list") + world.call("connector", "show", "chat")
    assert world.json("connector", "show", "chat")["label"] == "a\u202eb"
    world.call("connector", "add", "slack", "--label", "a\x1b[2Jb", status=REFUSED)
    assert "\x1b" not in world.call("connector", "show", "\x1b[2J", status=REFUSED)


run()
