#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: what it proposes to the shells, and what these make of it."""

import pathlib
import shutil
import subprocess

from cli_world import PROGRAM, run, test

SCRIPTS = pathlib.Path(__file__).resolve().parents[3] / "data" / "completions"


def propose(world, *words):
    """The words that may stand in place of the last one."""
    return [line.split("\t")[0] for line in world.call("complete", "--", *words).splitlines()]


def fill(world):
    world.call("connector", "add", "custom", "--label", "Mail Checks", "--slug", "mail")
    world.call("group", "add", "Staff", "All Hands")
    world.call("person", "add", "ann")


@test
def every_command_is_proposed(world):
    commands = [line.split("  ")[1].split(" ") for line in world.call("--help").splitlines() if line.startswith("  ")]
    nouns = propose(world, "")
    assert nouns == list(dict.fromkeys(words[0] for words in commands)), nouns
    for noun in nouns:
        verbs = {words[1] for words in commands if words[0] == noun and len(words) > 1 and words[1][:1].islower()}
        assert verbs <= set(propose(world, noun, "")), noun
    assert propose(world, "connector", "gr") == ["grant", "grant-person"]
    assert propose(world, "nonsense", "") == []


@test
def every_option_is_proposed(world):
    for command in [("connector", "add"), ("serve",), ("saml", "verify"), ("history",)]:
        shown = {word.strip(",").split("=")[0] for line in world.call(*command, "--help").splitlines()
                 for word in line.split() if line.startswith("  ") and word.startswith("--")}
        assert set(propose(world, *command, "--")) == shown, command
    assert propose(world, "connector", "add", "x", "--js") == ["--json"]
    assert propose(world, "connector", "add", "--", "--js") == []


@test
def values_are_proposed(world):
    assert propose(world, "connector", "show", "") == [], "nothing is there yet"
    assert not (world.folder / "test.lanyard").exists(), "asking makes no configuration"
    fill(world)
    for words, expected in [
            (("connector", "show", "m"), ["mail"]),
            (("connector", "show", "mail", "m"), ["mail"]),
            (("connector", "compare", "mail", "mail", ""), []),
            (("connector", "grant", "mail", "S"), ["Staff"]),
            (("connector", "grant", "mail", "Staff", "All"), ["All Hands"]),
            (("test", "dry-run", "mail", "a"), ["ann"]),
            (("access", "explain", "a"), ["ann"]),
            (("access", "explain", "ann", "m"), ["mail"]),
            (("access", "list", "--group", "St"), ["Staff"]),
            (("access", "list", "--filter", "on"), ["one-reason"]),
            (("access", "without-group", "St"), ["Staff"]),
            (("history", "m"), ["mail"]),
            (("history", "r"), ["restore"]),
            (("respond", "--person", ""), ["ann"]),
            (("respond", "--person", "ann", "m"), ["mail"]),
            (("respond", "--person=ann", "m"), ["mail"]),
            (("connector", "set", "mail", "sp_entity"), ["sp_entity_id="]),
            (("connector", "set", "mail", "label=x", "sp_entity"), ["sp_entity_id="]),
            (("group", "set", "Staff", "dis"), ["disabled="]),
            (("settings", "get", "base"), ["base_url"]),
            (("connector", "add", "valim"), ["valimail"]),
            (("connector", "bulk", "add"), ["add-attribute"]),
            (("connector", "bulk", "grant", "St"), ["Staff"]),
            (("certificate", "rollover", "mail", "st"), ["start", "status"]),
            (("connector", "setup-sheet", "--format", "h"), ["html"]),
            (("connector", "certificate", "--format", "d"), ["der"]),
            (("person", "export", "--format", ""), ["csv", "ldif"]),
            (("event", "export", "--format", ""), ["csv", "json"]),
            (("event", "list", "--kind", "si"), ["sign-in"]),
            (("catalog", "search", "--category", "stor"), ["storage"]),
            (("connector", "import-metadata", "mail", ""), []),
            (("connector", "export-metadata", "-o", ""), [])]:
        assert propose(world, *words) == expected, (words, propose(world, *words))
    other = [line.split("\t")[0] for line in world.call("complete", "--", "--config", "test.lanyard", "connector", "show", "",
                                                        config=None).splitlines()]
    assert other == ["mail"], "the configuration is the one that the words name"


def shell(world, *command):
    """What a shell prints in whose path the program is."""
    folder = world.folder / "bin"
    folder.mkdir(exist_ok=True)
    if not (folder / "lanyardctl").exists():
        (folder / "lanyardctl").symlink_to(PROGRAM)
    env = dict(world.env, PATH=f"{folder}:{world.env['PATH']}")
    return subprocess.run(command, cwd=world.folder, env=env, check=True, capture_output=True, text=True).stdout


@test
def bash(world):
    fill(world)

    def press_tab(line):
        return shell(world, "bash", "--norc", "-c", """
            compopt () { :; }
            source "$1"
            COMP_LINE=$2 COMP_POINT=${#2}
            _lanyardctl lanyardctl
            printf '%s\\n' "${COMPREPLY[@]}" """, "bash", str(SCRIPTS / "lanyardctl.bash"), line).splitlines()

    assert press_tab("lanyardctl conn") == ["connector"]
    assert press_tab("lanyardctl connector comp") == ["compare"]
    assert press_tab("lanyardctl --config test.lanyard connector grant mail A") == ["All\\ Hands"]
    assert press_tab("lanyardctl --config test.lanyard connector grant mail All\\ H") == ["All\\ Hands"]
    assert press_tab("lanyardctl connector set mail sp_entity") == ["sp_entity_id="]
    assert press_tab("lanyardctl connector import-metadata mail ") == [""], "files are left to bash"
    registered = shell(world, "bash", "--norc", "-c", 'source "$1"; complete -p lanyardctl',
                       "bash", str(SCRIPTS / "lanyardctl.bash"))
    assert "-F _lanyardctl lanyardctl" in registered, registered


@test
def fish(world):
    if shutil.which("fish") is None:
        return "fish is not installed"
    fill(world)

    def press_tab(line):
        return shell(world, "fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]',
                     str(SCRIPTS / "lanyardctl.fish"), line).splitlines()

    assert [line.split("\t")[0] for line in press_tab("lanyardctl connector comp")] == ["compare"]
    assert press_tab("lanyardctl --config test.lanyard connector show m") == ["mail\tMail Checks"]
    assert "test.lanyard" in press_tab("lanyardctl connector import-metadata mail test.lan")[0]


@test
def zsh(world):
    if shutil.which("zsh") is None:
        return "zsh is not installed"
    fill(world)
    # The completion's own functions need a terminal; what they are given is printed instead.
    stub = world.write("stub", """
        _describe () { print -rl -- "${(@P)2}" }
        _files () { print -r -- FILES }
        words=("${(@)argv[2,-1]}") CURRENT=$(( $# - 1 )) PREFIX=${argv[-1]}
        complete_here () { source $1 }
        complete_here $1
    """)

    def press_tab(*words):
        printed = shell(world, "zsh", "-f", stub, str(SCRIPTS / "_lanyardctl"), "lanyardctl", *words)
        return [line for line in printed.splitlines() if line]

    assert press_tab("connector", "gr")[0].startswith("grant:")
    assert press_tab("--config", "test.lanyard", "connector", "show", "m") == ["mail:Mail Checks"]
    assert press_tab("connector", "set", "mail", "sp_entity") == ["sp_entity_id="]
    assert press_tab("connector", "import-metadata", "mail", "") == ["FILES"]


run()
