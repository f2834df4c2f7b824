# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells assistive technologies (AT-SPI), asked over the accessibility bus.

The toolkit hands out all of its widgets in one call (the interface Cache); a screen reader's library would ask for each
of them several times. What stands still in a snapshot (name, role, place in the tree) is read from it, what a step
depends on (states, extents, text) is asked anew.
"""

import functools
import json

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Json", "1.0")
from gi.repository import Atspi, Gio, GLib, Json  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
LIMIT = 60000
IN_WINDOW = 1

Gone = GLib.Error


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, LIMIT, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def ask(self, name, path, interface, method, arguments=None):
        """The reply as it came."""
        return self.connection.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, LIMIT, None)

    def call(self, name, path, interface, method, arguments=None):
        return self.ask(name, path, interface, method, arguments).unpack()

    def applications(self):
        """The bus names of what has registered."""
        return [name for name, _ in self.call("org.a11y.atspi.Registry", ROOT, "org.a11y.atspi.Accessible", "GetChildren")[0]]

    def find_application(self, pid):
        """The bus name of the process; None if it is not registered."""
        for name in self.applications():
            try:
                owner, = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                   "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
            except Gone:
                continue
            if owner == pid:
                return name
        return None


class Node:
    """A widget."""

    def __init__(self, snapshot, item):
        """item is as the interface Cache has it: ((so)(so)(so)iiassusau)."""
        self.snapshot = snapshot
        (_, self.path), _, (_, self.parent_path), self.index, self.count, self.interfaces, self.name, role, _, self.states = item
        self.role = role_name(role)
        # A page of a stack or an application has no place of its own.
        self.is_placeless = self.role in ("application", "unknown") or "org.a11y.atspi.Component" not in self.interfaces

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def _call(self, interface, method, signature=None, *arguments):
        variant = GLib.Variant(signature, arguments) if signature else None
        return self.snapshot.bus.call(self.snapshot.name, self.path, f"org.a11y.atspi.{interface}", method, variant)

    def has(self, state):
        low, high = self._call("Accessible", "GetState")[0]
        return contains(low, high, state)

    def was(self, state):
        """Whether it had the state at the time of the snapshot."""
        return contains(*self.states, state)

    @property
    def box(self):
        """x, y, width and height in the window; None if it has none."""
        if "org.a11y.atspi.Component" not in self.interfaces:
            return None
        box = Box(*self._call("Component", "GetExtents", "(u)", IN_WINDOW)[0])
        return box if box.width > 0 and box.height > 0 else None

    @property
    def is_editable(self):
        return "org.a11y.atspi.EditableText" in self.interfaces

    @property
    def text(self):
        count, = self.snapshot.bus.call(self.snapshot.name, self.path, "org.freedesktop.DBus.Properties", "Get",
                                        GLib.Variant("(ss)", ("org.a11y.atspi.Text", "CharacterCount")))
        return self._call("Text", "GetText", "(ii)", 0, count)[0]

    def is_selected(self):
        """Whether all of its text is, or there is none."""
        return not self.text or self._call("Text", "GetNSelections")[0] == 1

    def ask(self):
        """Lets the next snapshot have what shows in it since it was taken, in the place of something else: the toolkit
        tells of that when it is asked."""
        self.snapshot.ask([node.path for node in self.snapshot.walk(self.path)])

    def act(self):
        """Whether it did what pressing it does."""
        assert "org.a11y.atspi.Action" in self.interfaces, f"“{self.name}” has no action"
        return self._call("Action", "DoAction", "(i)", 0)[0]

    def at(self, x, y):
        """The path of what lies on top at the point of the window; None if that cannot be told."""
        path = self._call("Component", "GetAccessibleAtPoint", "(iiu)", x, y, IN_WINDOW)[0][1]
        return path if path in self.snapshot.by_path else None

    def ancestors(self):
        """Up to its window."""
        node = self.snapshot.by_path.get(self.parent_path)
        while node is not None and node.role != "application":
            yield node
            node = self.snapshot.by_path.get(node.parent_path)

    def is_shown(self):
        """Whether it and all that it is in have a place on the screen."""
        return all(node.is_placeless or node.box is not None for node in (self, *self.ancestors()))


class Box:
    def __init__(self, x, y, width, height):
        self.x, self.y, self.width, self.height = x, y, width, height


class Snapshot:
    """All widgets of an application at one moment."""

    def __init__(self, bus, name):
        self.bus, self.name = bus, name
        self._read()
        # The toolkit knows of a widget only after somebody asked for what its parent holds.
        unknown = [node.path for node in self.walk() if node.count > len(self.inner.get(node.path, []))]
        if unknown:
            self.ask(unknown)
            self._read()

    def _read(self):
        self.by_path, self.inner = {}, {}
        reply = self.bus.ask(self.name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
        # Of a thousand widgets the bindings would make ten thousand objects.
        text, _ = Json.gvariant_serialize_data(reply)
        for item in json.loads(text)[0]:
            node = Node(self, item)
            self.by_path[node.path] = node
            self.inner.setdefault(node.parent_path, []).append((node.index, node.path))

    def ask(self, paths):
        while paths:
            path = paths.pop()
            try:
                inner = self.bus.call(self.name, path, "org.a11y.atspi.Accessible", "GetChildren")[0]
            except Gone:
                continue
            paths += [child for _, child in inner if child not in self.by_path]

    def walk(self, path=ROOT):
        """The visible ones below and including that one, in the order of the tree."""
        left = [path]
        while left:
            node = self.by_path.get(left.pop())
            if node is not None and (node.is_placeless or node.was("VISIBLE")):
                yield node
                left += [inner for _, inner in sorted(self.inner.get(node.path, []), reverse=True)]


def contains(low, high, state):
    return bool((high << 32 | low) >> state_number(state) & 1)


@functools.lru_cache(maxsize=None)
def state_number(state):
    return int(getattr(Atspi.StateType, state))


@functools.lru_cache(maxsize=None)
def role_name(role):
    return Atspi.role_get_name(Atspi.Role(role))
