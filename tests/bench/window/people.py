#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window is deaf while somebody looks through 100,000 people and 1,000 groups: the longest stretch of the
main loop in each step, all steps added, over the same with 100 people.

Rendering without a graphics card takes most of it in both.

usage: people.py LANYARD LANYARDCTL MAKE-CROWD SHIM
"""

import os
import pathlib
import select
import statistics
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "ui"))
import stage  # noqa: E402

FEW, MANY = 100, 100_000
GROUPS = 1000
ROUNDS = 5
# Nothing of a millisecond and more for so long: the step is over.
QUIET, QUIET_AT_START = 1, 5
SETTINGS = "[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n"
STEPS = {
    "to the groups": ["alt+2"],
    "to the people": ["alt+3"],
    "begin a search": ["ctrl+f"],
    "one letter": ["p"],
    "another": ["e"],
    "a number": ["9"],
    "less": ["BackSpace"],
    "all again": ["Escape"],
    "to the list": ["Tab", "Tab", "Tab"],
    "to the end": ["End"],
    "a page up": ["Prior"],
    "to the start": ["Home"],
}


def make_crowd(folder, control, make, n_people):
    path = folder / f"{n_people}.lanyard"
    subprocess.run([make, path, str(n_people), "0", "1", "correct horse battery staple"], check=True)
    subprocess.run([control, "--config", path, "group", "add", *(f"Group {number:04}" for number in range(GROUPS))],
                   check=True, stdout=subprocess.DEVNULL)
    return path


class Window:
    """The program; what it writes are the microseconds of each stretch."""

    def __init__(self, program, shim, path):
        self.process = subprocess.Popen([program, "--config", path], env=dict(os.environ, LD_PRELOAD=shim, GTK_A11Y="none"),
                                        stdout=subprocess.PIPE)
        self.rest = b""

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def read_stretches(self, quiet):
        """In milliseconds, until there are no more."""
        stretches = []
        while select.select([self.process.stdout], [], [], quiet)[0]:
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                sys.exit("the window has ended")
            *lines, self.rest = (self.rest + data).split(b"\n")
            stretches += [int(line) / 1000 for line in lines]
        return stretches

    def press(self, keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
        return max(self.read_stretches(QUIET), default=0)

    def walk(self):
        """The longest stretch of each step."""
        return [self.press(keys) for keys in STEPS.values()]


def look_through(program, shim, path):
    window = Window(program, shim, path)
    try:
        window.read_stretches(QUIET_AT_START)
        window.walk()
        return [window.walk() for _ in range(ROUNDS)]
    finally:
        window.stop()


def main():
    program, control, make, shim = sys.argv[1:5]
    stage.enter(sys.argv)
    folder = pathlib.Path(os.environ[stage.INSIDE])
    settings = folder / "config" / "gtk-4.0" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS)
    few, many = (look_through(program, shim, make_crowd(folder, control, make, n)) for n in (FEW, MANY))
    rounds = [sum(many[number]) / sum(few[number]) for number in range(ROUNDS)]
    print(f"window-people {statistics.median(rounds):.2f} (goal <= 1.5)")
    print(f"  {ROUNDS} rounds: minimum {min(rounds):.2f}, median {statistics.median(rounds):.2f}, maximum {max(rounds):.2f}")
    for name, *times in zip(STEPS, zip(*few), zip(*many)):
        print("    {}: {:.0f} ms, with many {:.0f} ms".format(name, *map(statistics.median, times)), file=sys.stderr)


main()
