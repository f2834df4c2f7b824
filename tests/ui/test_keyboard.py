# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connector editor without a pointer: the keyboard reaches everything on each page, and everything has a name."""

import json
import os

from scene import Scene, begin
from stage import run, until, xdotool

# What each tab shows; the toolkit calls a widget without a name after its class.
PAGES = {
    "Overview": "LanyardOverviewPage",
    "Service Provider": "LanyardSpPage",
    "Identity Provider": "LanyardIdpPage",
    "Attributes": "LanyardAttributesPage",
    "Access": "LanyardGrantsPage",
    "Certificates": "LanyardRolloverPage",
    "Setup": "LanyardSetupPage",
    "Check": "LanyardCheckPage",
    "Test": "LanyardConnectorTestPage",
    "History": "LanyardHistoryView",
}
# Those where most can be in the way; all of them take half a minute.
LONGEST = ["Service Provider", "Access"]

ACS = [f"https://sp.example.org/{name}" for name in "ab"]
FOLDED = ("Advanced", ACS[0], "mail", "tenant")
# Containers and what is in a closed popover get no focus.
STOPS = {"push button", "toggle button", "check box", "radio button", "text", "combo box", "list item", "spin button"}
BATCH = 12


class Keyboard:
    """The Tab key, and where it takes the focus, as a screen reader hears of it."""

    def __init__(self, stage):
        from gi.repository import Gio, GLib
        self.context, self.paths = GLib.MainContext.default(), []
        stage.nodes()
        stage.bus.call("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent",
                       GLib.Variant("(sass)", ("object:state-changed:focused", [], "")))
        stage.bus.connection.signal_subscribe(stage.name, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused",
                                              Gio.DBusSignalFlags.NONE, lambda bus, sender, path, *_: self.paths.append(path))

    def listen(self):
        while self.context.iteration(False):
            pass
        return len(self.paths)

    def go_round(self, key):
        """Until it comes by nothing new; where it came by."""
        seen = set()
        while True:
            before = self.listen()
            xdotool("key", "--delay", 4, *[key] * BATCH)
            # Each press takes the focus from one widget to another, and both are told.
            until(lambda: self.listen() >= before + 2 * BATCH, f"{key} does not move the focus")
            if seen.issuperset(self.paths[before:]):
                return seen
            seen.update(self.paths[before:])


def look_at(stage, tab):
    """The widgets by path, as soon as the page is there and stays as it is."""
    seen = []

    def is_settled():
        seen.append({node.path: node for node in stage.nodes()})
        there = any(node.name == PAGES[tab] for node in seen[-1].values())
        return there and len(seen) > 1 and seen[-1].keys() == seen[-2].keys()
    until(is_settled, f"“{tab}” shows nothing, or does not come to rest")
    return seen[-1]


def find_stops(nodes, page):
    """Where the focus should come by; of a row that unfolds this is its head, which is in a list in the row."""
    rows = {above.path for node in nodes.values() if node.role == "list" for above in node.ancestors() if above.role == "list item"}
    for node in nodes.values():
        above = list(node.ancestors())
        if (node.role in STOPS and node.was("FOCUSABLE") and node.path not in rows and any(other.name == page for other in above)
                and all(other.was("SENSITIVE") for other in (node, *above))
                and not (node.role == "list item" and any(other.role == "combo box" for other in above))):
            yield node


def find_widget(node):
    """What a person knows of: the text in an entry's row is none of its own."""
    return next(other for other in (node, *node.ancestors()) if other.role not in ("filler", "panel"))


def describe(node):
    return f"the {node.role} “{node.name}” in “{' < '.join(above.name for above in node.ancestors() if above.name)[:80]}”"


def unfold(stage, tab):
    nodes = look_at(stage, tab)
    heads = [node for node in nodes.values() if node.role == "list item" and node.name in FOLDED
             and any(above.name == PAGES[tab] for above in node.ancestors())]
    for node in heads:
        # Pages that showed before have rows of that name, too.
        page = next(above for above in node.ancestors() if above.name == PAGES[tab])
        stage._approach(*stage.point(lambda: stage.look(node.name, node.role, page), f"“{node.name}” cannot be unfolded"), "click", 1)
    return look_at(stage, tab) if heads else nodes


def find_faults(stage, keyboard, tab):
    # In a window of this width the check is beside the other pages, with a button of its own.
    stage.click(tab, None if tab == "Check" else "page tab")
    stops = list(find_stops(unfold(stage, tab), PAGES[tab]))
    for node in stops:
        if not node.name or node.name.startswith(("Gtk", "Adw", "Lanyard")):
            yield f"{tab}: {describe(node)} has no name"
    ways = {key: keyboard.go_round(key) for key in ("Tab", "shift+Tab")}
    nodes = {node.path: node for node in stage.nodes()}
    for key, way in ways.items():
        widgets = [find_widget(nodes[path]) for path in way if path in nodes]
        # In a row of a list the focus is on what is in it, if that takes it.
        reached = {other.path for node in widgets for other in (node, *node.ancestors())
                   if other == node or other.role == "list item"}
        for node in stops:
            if node.path not in reached and node.is_shown():
                yield f"{tab}: {key} does not lead to {describe(node)}"


def pages_are_walked():
    tabs = PAGES if os.environ.get("LANYARD_TEST_FULL") else LONGEST
    scene = Scene(BUILD, "keyboard")
    scene.ctl("connector", "add", "custom", "--label", "App", "--slug", "app")
    scene.ctl("connector", "set", "app", "acs=" + json.dumps([{"url": url, "index": n} for n, url in enumerate(ACS)]),
              "attributes=" + json.dumps([{"source": "email", "name": "mail"}, {"source": "first_name", "name": "first"}]),
              "constants=" + json.dumps([{"name": "tenant", "value": "7"}]))
    scene.add_ada()
    scene.ctl("group", "add-member", "Staff", "ada")
    scene.ctl("connector", "grant", "app", "Staff")
    with scene.window() as stage:
        stage.open("App", "Display Label")
        keyboard = Keyboard(stage)
        faults = [fault for tab in tabs for fault in find_faults(stage, keyboard, tab)]
    assert not faults, "\n".join(faults)


BUILD = begin()
run([
    pages_are_walked,
])
