# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real application by AT-SPI, as a person with a screen reader would; the truth is read from the workspace by
another SQLite. Nothing sleeps: everything waits for what it needs, at most PATIENCE seconds."""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

# A sanitized build is several times slower; a wait that succeeds never waits so long.
PATIENCE = float(os.environ.get("VECHE_PATIENCE", "20"))
TITLES = ("Вече",)


class Failure(AssertionError):
    pass


def wait(what, probe, patience=PATIENCE):
    end = time.monotonic() + patience
    while True:
        try:
            value = probe()
        except Exception as error:  # a node may go while it is looked at
            value, last = None, error
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"waited {patience:g} s in vain for {what}")
        time.sleep(0.05)


def walk(node, depth=0):
    if node is None or depth > 60:
        return
    yield node
    for index in range(min(node.get_child_count(), 400)):
        yield from walk(node.get_child_at_index(index), depth + 1)


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def matches(node, role, name):
    if role is not None and node.get_role_name() not in (role if isinstance(role, tuple) else (role,)):
        return False
    if name is None:
        return True
    text = node.get_name() or ""
    return bool(name.search(text)) if isinstance(name, re.Pattern) else text == name


def keys(*names):
    subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "12", text], check=True)


class App:
    """One run of `veche`."""

    def __init__(self, *arguments, env=None):
        self.errors = tempfile.TemporaryFile()
        environment = dict(os.environ, **(env or {}))
        environment.setdefault("G_DEBUG", "fatal-criticals")
        self.process = subprocess.Popen(["veche", *arguments], env=environment, stderr=self.errors)
        self.root = wait("the application to show itself", self._find_root, PATIENCE * 2)

    def _find_root(self):
        if self.process.poll() is not None:
            raise SystemExit(f"veche ended with {self.process.returncode}: {self.stderr()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(index)
            if node and node.get_process_id() == self.process.pid and node.get_child_count():
                return node
        return None

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read().decode("utf-8", "replace")[-4000:]

    # --- looking ---------------------------------------------------------------------------------

    def all(self, role=None, name=None, within=None, showing=True):
        found = []
        for node in walk(within or self.root):
            try:
                if matches(node, role, name) and (not showing or has(node, "SHOWING")):
                    found.append(node)
            except Exception:
                continue
        return found

    def find(self, role=None, name=None, within=None, patience=PATIENCE, nth=0):
        label = name.pattern if isinstance(name, re.Pattern) else name

        def probe():
            found = self.all(role, name, within)
            return found[nth] if len(found) > nth else None

        try:
            return wait(f"{role or 'anything'} «{label}»", probe, patience)
        except Failure as failure:
            raise Failure(f"{failure}; there is: {self.describe(role)}") from None

    def gone(self, role=None, name=None, patience=PATIENCE):
        wait(f"{role} «{name}» to go", lambda: not self.all(role, name), patience)

    def has_text(self, text, patience=PATIENCE):
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        return self.find(None, pattern, patience=patience)

    def describe(self, role=None):
        names = []
        for node in self.all():
            try:
                if node.get_name() and (role is None or matches(node, role, None)):
                    names.append(f"{node.get_role_name()} «{node.get_name()[:60]}»")
            except Exception:
                continue
        return ", ".join(names[:120])

    # --- doing -----------------------------------------------------------------------------------

    def press(self, role=None, name=None, within=None, nth=0, patience=PATIENCE):
        node = self.find(role or ("button", "toggle button", "link", "radio button"), name, within, patience, nth)
        wait(f"«{name}» to be sensitive", lambda: has(node, "SENSITIVE"), patience)
        if node.get_n_actions() > 0 and node.do_action(0):
            return node
        return self.click(node)

    def click(self, node, dx=None, dy=None, button="1"):
        extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        window = self.window()
        geometry = dict(line.split("=") for line in subprocess.run(
            ["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True, check=True).stdout.split())
        x = int(geometry["X"]) + extents.x + (extents.width // 2 if dx is None else dx)
        y = int(geometry["Y"]) + extents.y + (extents.height // 2 if dy is None else dy)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", button], check=True)
        return node

    def window(self):
        """The id of the application's largest window."""
        def probe():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   capture_output=True, text=True).stdout.split()
            best, size = None, 0
            for window in found:
                out = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True).stdout
                shape = dict(line.split("=") for line in out.split())
                if int(shape.get("WIDTH", 0)) * int(shape.get("HEIGHT", 0)) > size:
                    best, size = window, int(shape["WIDTH"]) * int(shape["HEIGHT"])
            return best
        return wait("a window", probe)

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", "--sync", self.window(), str(width), str(height)], check=True)

    def act(self, action):
        """A GAction of the window («win.undo»), which AT-SPI shows on the frame."""
        def probe():
            for frame in self.all("frame"):
                names = [frame.get_action_name(i) for i in range(frame.get_n_actions())]
                if action in names:
                    return frame.do_action(names.index(action))
            return None
        return wait(f"the action {action}", probe)

    def text_of(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def editable(self, name, within=None, patience=PATIENCE):
        """The text that is edited under a label."""
        def probe():
            for node in self.all(None, name, within):
                for inner in walk(node):
                    if "EditableText" in inner.get_interfaces() and has(inner, "SHOWING"):
                        return inner
            return None
        label = name.pattern if isinstance(name, re.Pattern) else name
        return wait(f"an entry «{label}»", probe, patience)

    def write(self, name, text, within=None):
        node = self.editable(name, within)
        wait(f"«{text}» to stand in the entry", lambda: Atspi.EditableText.set_text_contents(node, text)
             and self.text_of(node) == text)
        return node

    def nameless(self):
        """Interactive widgets that a screen reader could not name."""
        roles = ("button", "toggle button", "check box", "radio button", "combo box", "text", "password text", "spin button",
                 "slider", "link", "page tab")
        return [node.get_role_name() for node in self.all(roles) if not (node.get_name() or "").strip()]

    def screenshot(self, path):
        subprocess.run(["import", "-window", self.window(), path], check=True)

    def quit(self):
        keys("ctrl+q")
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure(f"veche did not quit; {self.stderr()}") from None
        if code != 0:
            raise Failure(f"veche ended with {code}: {self.stderr()}")

    def kill(self):
        self.process.kill()
        self.process.wait()


def ask(path, sql, *parameters):
    """Rows of the workspace, read by another SQLite, which must not write it."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


def expect(path, sql, rows, what):
    wait(what, lambda: ask(path, sql) == rows)


def cli(*arguments):
    return subprocess.run(["veche-cli", *arguments], check=True, capture_output=True, text=True).stdout


def check(path):
    cli("check", path)


def new_workspace(template="demo", folder=None):
    folder = folder or os.path.join(os.environ["HOME"], "Documents")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{template}.veche")
    cli("new", path, "--template", template)
    return path


def run(scenario):
    """Runs a scenario: a function; on a failure leaves a picture of the screen in the build folder."""
    try:
        scenario()
    except BaseException as error:
        shots = os.environ.get("VECHE_SHOTS")
        if shots and shutil.which("import"):
            os.makedirs(shots, exist_ok=True)
            name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
            subprocess.run(["import", "-window", "root", os.path.join(shots, f"failed-{name}.png")], check=False)
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(1)
    print("ok")
