#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's portal that chooses and opens files and prints, as an installation by Flatpak meets one: each dialog is answered by
ux.choose_file() or ux.choose_printer(). It writes the title of the dialog to FOLDER/asked and takes the path from FOLDER/answer; no
answer, no end. What is printed comes into the file of the answer, whose second line is the printer's name. What another program is
to show stands in FOLDER/opened.

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
PRINTER = "org.freedesktop.portal.Print"
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
  <interface name="{PRINTER}">
    <method name="PreparePrint">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="a{{sv}}" direction="in"/>
      <arg type="a{{sv}}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="Print">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="in"/><arg type="a{{sv}}" direction="in"/>
      <arg type="o" direction="out"/>
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
        self.opened = folder / "opened"
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.paths = {}  # where a print job goes, by its token
        for name, method in ((CHOOSER, self.ask), (OPENER, self.show), (PRINTER, self.print)):
            self.connection.register_object(OBJECT, NODE.lookup_interface(name), method, lambda *_: GLib.Variant("u", 4), None)
        Gio.bus_own_name_on_connection(self.connection, NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def begin(self, sender, options, invocation):
        handle = f"{OBJECT}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        request = self.connection.register_object(handle, NODE.lookup_interface(REQUEST), self.close, None, None)
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        return handle, request

    def open(self, sender, title, options, invocation, results):
        handle, request = self.begin(sender, options, invocation)
        self.asked.write_text(title, encoding="utf-8")
        GLib.timeout_add(20, self.look, sender, handle, request, results)

    def ask(self, _connection, sender, _path, _interface, _method, arguments, invocation):
        _parent, title, options = arguments.unpack()
        self.open(sender, title, options, invocation, lambda answer: {"uris": GLib.Variant("as", [Path(answer).as_uri()])})

    def show(self, _connection, sender, _path, _interface, _method, arguments, invocation):
        """The program for a file would be shown: which file it is, is noted."""
        _parent, index, options = arguments.unpack()
        descriptor = invocation.get_message().get_unix_fd_list().get(index)
        name = os.readlink(f"/proc/self/fd/{descriptor}")
        os.close(descriptor)
        handle, request = self.begin(sender, options, invocation)
        self.opened.write_text(name, encoding="utf-8")
        self.respond(sender, handle, request, {}, CHOSEN)

    def print(self, _connection, sender, _path, _interface, method, arguments, invocation):
        if method == "PreparePrint":
            _parent, title, settings, _setup, options = arguments.unpack()
            self.open(sender, title, options, invocation, lambda answer: self.choose(answer, settings))
            return
        _parent, _title, index, options = arguments.unpack()
        handle, request = self.begin(sender, options, invocation)
        source = invocation.get_message().get_unix_fd_list().get(index)
        with os.fdopen(source, "rb") as document:
            document.seek(0)
            Path(self.paths.pop(options["token"])).write_bytes(document.read())
        self.respond(sender, handle, request, {}, CHOSEN)

    def choose(self, answer, settings):
        """What stood in the dialog when it came, and what was chosen in it."""
        path, printer = answer.split("\n")
        token = len(self.paths) + 1
        self.paths[token] = path
        chosen = dict(settings, **{"printer": printer, "output-uri": Path(path).as_uri()})
        return {"settings": GLib.Variant("a{sv}", {key: GLib.Variant("s", str(value)) for key, value in chosen.items()}),
                "page-setup": GLib.Variant("a{sv}", {}), "token": GLib.Variant("u", token)}

    def respond(self, sender, handle, request, results, code):
        self.connection.emit_signal(sender, handle, REQUEST, "Response", GLib.Variant("(ua{sv})", (code, results)))
        self.connection.unregister_object(request)

    def look(self, sender, handle, request, results):
        if not self.asked.exists():  # closed
            return GLib.SOURCE_REMOVE
        if not self.answer.exists():
            return GLib.SOURCE_CONTINUE
        answer = self.answer.read_text(encoding="utf-8")
        self.respond(sender, handle, request, results(answer) if answer else {}, CHOSEN if answer else CANCELLED)
        self.answer.unlink()
        self.asked.unlink()
        return GLib.SOURCE_REMOVE

    def close(self, _connection, _sender, _path, _interface, _method, _arguments, invocation):
        self.asked.unlink(missing_ok=True)
        invocation.return_value(None)


if __name__ == "__main__":
    portal = Portal(Path(sys.argv[1]))
    GLib.MainLoop().run()
