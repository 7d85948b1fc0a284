#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's portal that chooses and opens files, as an installation by Flatpak meets one: each dialog of files is answered by
ux.choose_file(). It writes the title of the dialog to FOLDER/asked and takes the path from FOLDER/answer; no answer, no end. What
another program is to show stands in FOLDER/opened.

Usage: portal.py FOLDER
"""
import os
import sys
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.portal.Desktop"
OBJECT = "/org/freedesktop/portal/desktop"
CHOOSER = "org.freedesktop.portal.FileChooser"
OPENER = "org.freedesktop.portal.OpenURI"
REQUEST = "org.freedesktop.portal.Request"
METHOD = """<method name="{}">
  <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="o" direction="out"/>
</method>"""
NODE = Gio.DBusNodeInfo.new_for_xml(f"""<node>
  <interface name="{CHOOSER}">{METHOD.format("OpenFile")}{METHOD.format("SaveFile")}<property name="version" type="u" access="read"/></interface>
  <interface name="{OPENER}">
    <method name="OpenFile">
      <arg type="s" direction="in"/><arg type="h" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="{REQUEST}"><method name="Close"/></interface>
</node>""")
CHOSEN = 0
CANCELLED = 1


class Portal:
    def __init__(self, folder):
        self.asked = folder / "asked"
        self.answer = folder / "answer"
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.connection.register_object(OBJECT, NODE.lookup_interface(CHOOSER), self.ask, lambda *_: GLib.Variant("u", 4), None)
        self.opened = folder / "opened"
        self.connection.register_object(OBJECT, NODE.lookup_interface(OPENER), self.open, lambda *_: GLib.Variant("u", 4), None)
        Gio.bus_own_name_on_connection(self.connection, NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def ask(self, _connection, sender, _path, _interface, _method, arguments, invocation):
        _parent, title, options = arguments.unpack()
        handle = f"{OBJECT}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        request = self.connection.register_object(handle, NODE.lookup_interface(REQUEST), self.close, None, None)
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        self.asked.write_text(title, encoding="utf-8")
        GLib.timeout_add(20, self.look, sender, handle, request)

    def open(self, _connection, sender, _path, _interface, _method, arguments, invocation):
        """The program for a file would be shown: which file it is, is noted."""
        _parent, index, options = arguments.unpack()
        handle = f"{OBJECT}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        descriptor = invocation.get_message().get_unix_fd_list().get(index)
        name = os.readlink(f"/proc/self/fd/{descriptor}")
        os.close(descriptor)
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        self.opened.write_text(name, encoding="utf-8")
        self.connection.emit_signal(sender, handle, REQUEST, "Response", GLib.Variant("(ua{sv})", (CHOSEN, {})))

    def look(self, sender, handle, request):
        if not self.asked.exists():  # closed
            return GLib.SOURCE_REMOVE
        if not self.answer.exists():
            return GLib.SOURCE_CONTINUE
        path = self.answer.read_text(encoding="utf-8")
        result = {"uris": GLib.Variant("as", [Path(path).as_uri()])} if path else {}
        self.connection.emit_signal(sender, handle, REQUEST, "Response",
                                    GLib.Variant("(ua{sv})", (CHOSEN if path else CANCELLED, result)))
        self.connection.unregister_object(request)
        self.answer.unlink()
        self.asked.unlink()
        return GLib.SOURCE_REMOVE

    def close(self, _connection, _sender, _path, _interface, _method, _arguments, invocation):
        self.asked.unlink(missing_ok=True)
        invocation.return_value(None)


if __name__ == "__main__":
    portal = Portal(Path(sys.argv[1]))
    GLib.MainLoop().run()
