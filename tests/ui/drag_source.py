# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program's window, from which the files or the link named on the command line can be dragged.

Each step of a drag is a line on the standard output: "begun", "accepted" or "refused" by what lies under the pointer,
"finished".
"""

import pathlib
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def provide(media_type, text):
    return Gdk.ContentProvider.new_for_bytes(media_type, GLib.Bytes.new(text.encode()))


def offer(*_):
    if "://" in sys.argv[1]:
        # As a browser does.
        return Gdk.ContentProvider.new_union([provide("text/uri-list", f"{sys.argv[1]}\r\n"),
                                              provide("text/plain;charset=utf-8", sys.argv[1])])
    uris = [pathlib.Path(path).resolve().as_uri() for path in sys.argv[1:]]
    return provide("text/uri-list", "".join(f"{uri}\r\n" for uri in uris))


def tell(word):
    print(word, flush=True)


def follow(_, drag):
    drag.connect("notify::selected-action", lambda *_: tell("accepted" if drag.get_selected_action() else "refused"))
    tell("begun")


def show(application):
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", offer)
    source.connect("drag-begin", follow)
    source.connect("drag-end", lambda *_: tell("finished"))
    label = Gtk.Label(label="Drag", hexpand=True, vexpand=True)
    label.add_controller(source)
    window = Gtk.ApplicationWindow(application=application, title="Drag From Here", decorated=False,
                                   default_width=140, default_height=90, child=label)
    window.present()


application = Gtk.Application(application_id="io.github.lanyard_sso.DragSource")
application.connect("activate", show)
application.run([])
