#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file manager's window, as small as it can be: files that ux.App.drop() draws out of it by the pointer. It ends when they were let go
of, with an error where nobody took them.

Usage: folder.py TITLE FILE…
"""
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def main():
    Gtk.init()
    loop = GLib.MainLoop()
    taken = []
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[2:]])
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY, content=Gdk.ContentProvider.new_for_value(files))
    # Its end comes when the other side has all that it wants.
    source.connect("drag-end", lambda _source, drag, _delete: (taken.append(drag.get_selected_action() != 0), loop.quit()))
    source.connect("drag-cancel", lambda *_: (loop.quit(), False)[1])
    label = Gtk.Label(label="…", width_request=120, height_request=60)
    label.add_controller(source)
    window = Gtk.Window(title=sys.argv[1], decorated=False, resizable=False, child=label)
    window.present()
    loop.run()
    return 0 if any(taken) else 1


if __name__ == "__main__":
    sys.exit(main())
