# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real application by AT-SPI, as a person with a screen reader would; the truth is read from the workspace by
another SQLite. Nothing sleeps: everything waits for what it needs, at most PATIENCE seconds.

What is done is counted as a person would: `actions` are clicks, key chords and filled fields, `keystrokes` the single keys."""
import functools
import gettext
import itertools
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# For a busy machine; a sanitized build is several times slower. A wait that succeeds never waits so long.
PATIENCE = float(os.environ.get("VECHE_PATIENCE", "90"))

# What a screen reader must be able to name.
INTERACTIVE = ("button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "password text", "spin button",
               "slider", "link", "page tab", "switch")
ENTRIES = ("text", "entry", "password text")
PRESSED = ("button", "toggle button", "check box", "radio button", "page tab", "switch", "link")
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|AddressSanitizer|LeakSanitizer|runtime error:")
# What a machine without a desktop lacks.
OF_THE_MACHINE = re.compile(r"ASan doesn't fully support|dconf|portal|Vulkan|EGL|a11y bus|accessibility bus", re.IGNORECASE)
# GTK's printer that is always there.
PRINT_TO_FILE = gettext.translation("gtk40", languages=["ru"], fallback=True).gettext("Print to File")
running = []
roles = {}


class Failure(AssertionError):
    pass


class Tally:
    """What a person has done so far; what is made of smaller things counts once."""

    def __init__(self):
        self.actions = 0
        self.keystrokes = 0
        self.inside = 0


tally = Tally()


def counts(cost):
    """A step of a person that costs so many actions; a function of the arguments where that depends on them."""
    def decorate(step):
        @functools.wraps(step)
        def counted(*arguments, **options):
            if not tally.inside:
                tally.actions += cost(*arguments, **options) if callable(cost) else cost
            tally.inside += 1
            try:
                return step(*arguments, **options)
            finally:
                tally.inside -= 1
        return counted
    return decorate


def wait(what, probe, patience=PATIENCE):
    end = time.monotonic() + patience
    while True:
        last, begun = None, time.monotonic()
        try:
            value = probe()
        except (GLib.Error, OSError, sqlite3.Error, subprocess.SubprocessError) as error:
            value, last = None, error  # a node may go while it is looked at, a file be busy
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"waited {patience:g} s in vain for {what}" + (f" (at last: {last})" if last else ""))
        # Looking is work for the application, too: it gets as long for its own.
        time.sleep(max(0.05, time.monotonic() - begun))


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def walk(node, showing=False, depth=0, backwards=False):
    """The tree below a node. What does not show has nothing that shows in it; only the application itself is never said to."""
    try:
        if node is None or depth > 60 or (showing and depth > 0 and not has(node, "SHOWING")):
            return
        children = [node.get_child_at_index(index) for index in range(min(node.get_child_count(), 400))]
    except GLib.Error:  # gone since
        return
    yield node
    for child in reversed(children) if backwards else children:
        yield from walk(child, showing, depth + 1, backwards)


def label(name):
    return name.pattern if isinstance(name, re.Pattern) else name


def role_of(node):
    """Asked for once: every question is a message to the application, and no widget changes its role."""
    if node not in roles:
        roles[node] = node.get_role_name()
    return roles[node]


def matches(node, role, name):
    if role is not None and role_of(node) not in (role if isinstance(role, tuple) else (role,)):
        return False
    if name is None:
        return True
    text = node.get_name() or ""
    return bool(name.search(text)) if isinstance(name, re.Pattern) else text == name


@counts(lambda *names: len(names))
def keys(*names):
    tally.keystrokes += len(names)
    subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)


@counts(1)
def type_text(text, delay=12):
    """Fills the field that has the focus; @delay: milliseconds between two keys."""
    tally.keystrokes += len(text)
    subprocess.run(["xdotool", "type", "--delay", str(delay), text], check=True)


class App:
    """One run of `veche`."""

    def __init__(self, *arguments, env=None):
        self.errors = tempfile.TemporaryFile()
        environment = dict(os.environ, **(env or {}))
        environment.setdefault("G_DEBUG", "fatal-criticals")
        self.process = subprocess.Popen(["veche", *arguments], env=environment, stdin=subprocess.DEVNULL, stderr=self.errors)
        running.append(self)
        self.ways = {}  # node: how it was found
        self.front = None  # (frame, X window) of many that is looked at; see turn_to
        self.root = wait("the application to show itself", self._find_root, PATIENCE * 2)

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failure(f"veche ended with {self.process.returncode}: {self.stderr()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(index)
            if node and node.get_process_id() == self.process.pid and node.get_child_count():
                return node
        return None

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read().decode("utf-8", "replace")[-6000:]

    # --- looking ---------------------------------------------------------------------------------

    def each(self, role=None, name=None, within=None, on_top=False):
        """Everything of this role and name that shows, while it is looked for. What is drawn over the rest is last in the tree."""
        for node in walk(within or (self.front[0] if self.front else self.root), showing=True, backwards=on_top):
            try:
                if matches(node, role, name):
                    yield node
            except GLib.Error:
                continue

    def all(self, role=None, name=None, within=None):
        return list(self.each(role, name, within))

    def find(self, role=None, name=None, within=None, patience=PATIENCE, nth=0, on_top=False):
        def probe():
            found = next(itertools.islice(self.each(role, name, self.anew(within), on_top), nth, None), None)
            if found is not None:
                self.ways[found] = probe
            return found

        try:
            return wait(f"{role or 'anything'} «{label(name)}»", probe, patience)
        except Failure as failure:
            raise Failure(f"{failure}; there is: {self.describe(role)}; {self.stderr()[-500:]}") from None

    def anew(self, node):
        """The node, or what stands in its place by now: a list that is read again has other rows with the same words."""
        try:
            if node is None or node not in self.ways or has(node, "SHOWING"):
                return node
        except GLib.Error:
            pass
        return self.ways[node]() or node

    def gone(self, role=None, name=None, patience=PATIENCE):
        wait(f"{role or 'anything'} «{label(name)}» to go", lambda: not self.all(role, name), patience)

    def has_text(self, text, within=None, patience=PATIENCE):
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        return self.find(None, pattern, within, patience)

    def toast(self, text):
        """What is said there goes by itself: it is looked for where it is found at once."""
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        return self.find("label", pattern, on_top=True)

    def describe(self, role=None):
        names = []
        for node in self.all():
            try:
                if node.get_name() and (role is None or matches(node, role, None)):
                    names.append(f"{node.get_role_name()} «{node.get_name()[:60]}»")
            except GLib.Error:
                continue
        return ", ".join(names[:120])

    def dialog(self, name=None):
        return self.find(("dialog", "alert", "message dialog"), name)

    def rows(self, list_name, within=None):
        """Titles of the rows of a list that are on the screen: the first label of each."""
        titles = []
        for item in self.all("list item", None, self.find("list", list_name, within)):
            labels = self.all("label", None, item)
            if labels:
                titles.append(labels[0].get_name())
        return titles

    # --- doing -----------------------------------------------------------------------------------

    @counts(1)
    def press(self, role=None, name=None, within=None, nth=0, patience=PATIENCE, on_top=False):
        node = self.find(role or PRESSED, name, within, patience, nth, on_top)

        def sensitive():
            now = self.anew(node)
            return now if has(now, "SENSITIVE") else None
        node = wait(f"«{label(name)}» to be sensitive", sensitive, patience)
        names = [Atspi.Action.get_action_name(node, index) for index in range(node.get_n_actions())]
        for action in ("click", "toggle"):
            if action in names and node.do_action(names.index(action)):
                return node
        return self.click(node)

    def _geometry(self, window):
        out = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True, check=True).stdout
        return {name: int(value) for name, value in (line.split("=") for line in out.split())}

    @counts(lambda _app, _node, button="1": button == "1")
    def click(self, node, button="1"):
        """Where the node is drawn; a person cannot press what lies outside of the window."""
        before = []

        def place():
            nonlocal node
            node = self.anew(node)
            extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
            # What has just appeared may still be moved by what appears above it.
            now = (extents.x, extents.y, extents.width, extents.height)
            if before[-1:] != [now]:
                before.append(now)
                return None
            shape = self._geometry(self.window())
            x, y = extents.x + extents.width // 2, extents.y + extents.height // 2
            inside = extents.width > 0 and 0 <= x < shape["WIDTH"] and 0 <= y < shape["HEIGHT"]
            return (shape["X"] + x, shape["Y"] + y) if inside else None

        x, y = wait(f"«{node.get_name()}» to be inside of the window", place)
        # Without --sync, which waits for a move that never comes when the pointer is there already; the server keeps the order. In two
        # moves, as a hand would: where a popover has just closed below the pointer, GTK learns only by the second where that is.
        subprocess.run(["xdotool", "mousemove", str(x + 2), str(y), "sleep", "0.05", "mousemove", str(x), str(y), "click", button],
                       check=True)
        return node

    def place(self, node, x, y):
        """Where a point of the node is on the screen, in pixels from its corner."""
        extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        shape = self._geometry(self.window())
        return shape["X"] + extents.x + round(x), shape["Y"] + extents.y + round(y)

    def middle(self, node):
        """The middle of the node, in pixels from its corner."""
        extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        return extents.width / 2, extents.height / 2

    @counts(1)
    def click_at(self, node, x, y, count=1, modifier=None):
        """Presses the pointer at a point of the node, in pixels from its corner."""
        held = ["keydown", modifier] if modifier else []
        free = ["keyup", modifier] if modifier else []
        at = [str(value) for value in self.place(node, x, y)]
        subprocess.run(["xdotool", "mousemove", *at, *held, "click", "--repeat", str(count), "--delay", "60", "1", *free], check=True)

    @counts(1)
    def drag(self, node, *points, modifier=None, button=1):
        """Draws the pointer through the points of the node with a button down. In steps: a hand does not jump."""
        held = ["keydown", modifier] if modifier else []
        free = ["keyup", modifier] if modifier else []
        steps = []
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            for step in range(1, 9):
                at = self.place(node, x0 + (x1 - x0) * step / 8, y0 + (y1 - y0) * step / 8)
                steps += ["mousemove", *[str(value) for value in at], "sleep", "0.02"]
        start = [str(value) for value in self.place(node, *points[0])]
        subprocess.run(["xdotool", "mousemove", *start, *held, "mousedown", str(button), *steps, "mouseup", str(button), *free], check=True)

    @counts(1)
    def drop(self, node, *paths):
        """Draws files out of a file manager's window and lets go of them over the middle of the node."""
        title = "Папка с файлами"
        folder = subprocess.Popen([sys.executable, Path(__file__).parent / "folder.py", title, *map(str, paths)],
                                  env={**os.environ, "GTK_A11Y": "none", "GDK_DEBUG": ""})
        try:
            found = wait("the file manager", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], capture_output=True,
                                                                    text=True, check=False).stdout.split())
            # In the corner, over what is not looked at.
            subprocess.run(["xdotool", "windowmove", "--sync", found[0], "2", "2"], check=False, timeout=PATIENCE)
            shape = self._geometry(found[0])
            start = (shape["X"] + shape["WIDTH"] // 2, shape["Y"] + shape["HEIGHT"] // 2)
            end = self.place(node, *self.middle(node))
            steps = []
            for step in range(1, 13):
                at = [start[axis] + (end[axis] - start[axis]) * step // 12 for axis in (0, 1)]
                steps += ["mousemove", *map(str, at), "sleep", "0.05"]
            # A hand rests before it lets go: programs ask each other what would become of it.
            subprocess.run(["xdotool", "mousemove", *map(str, start), "sleep", "0.2", "mousedown", "1", *steps, "sleep", "0.5", "mouseup", "1"],
                           check=True)
            if folder.wait(PATIENCE) != 0:
                raise Failure(f"nobody took {', '.join(map(str, paths))}")
        finally:
            folder.kill()
            folder.wait()

    @counts(1)
    def choose(self, text, within=None):
        """Clicks the row of a list that has this label."""
        return self.click(self.find("label", text, within))

    @counts(1)
    def go(self, page):
        """Opens a page by its row in the sidebar; counters stand behind the name."""
        row = self.find("list item", re.compile(f"^{re.escape(page)}(, |$)"), self.find("list", "Разделы"))
        self.click(row)
        wait(f"the page «{page}»", lambda: has(row, "SELECTED"))

    @counts(2)
    def pick(self, name, choice, within=None):
        """Chooses from a list that opens (a combo row): by the keys, as AT-SPI does not know where a popover is. Rows that are
        further down than the list is high are only made when one comes to them."""
        box = self.find("combo box", name, within)

        def current():
            for item in self.all("list item", None, box):
                if has(item, "FOCUSED"):
                    return self.all("label", None, item)[0].get_name()
            return None

        self.click(self.reach(box))
        wait(f"«{label(name)}» to open", current)
        keys("Home")
        seen = []
        while current() != choice:
            at = wait("a row to be current", lambda: current() not in [None, *seen] and current())
            if at == choice:
                break
            seen.append(at)
            keys("Down")
        keys("Return")
        wait(f"«{label(name)}» to say «{choice}»", lambda: not current() and self.all("label", choice, box))

    @counts(2)
    def switch_employee(self, path, name):
        """Says who is working, by the keys from the end: AT-SPI does not know where a menu is. «Add an employee…» is the last line."""
        people = [row[0] for row in ask(path, "SELECT name FROM employee WHERE left_on IS NULL ORDER BY name")]
        button = self.press("toggle button", re.compile("^Кто работает"))
        wait("the menu of employees", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
        keys(*["Up"] * (len(people) - people.index(name) + 1), "Return")
        self.find("toggle button", re.compile(f"^Кто работает: {name.split()[0]}"))

    def _windows(self):
        """Ids of what the application shows on the screen; the display counts them on."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True)
        return sorted(found.stdout.split(), key=int)

    def turn_to(self, nth):
        """Of several windows the nth that was opened: from now on only this is looked at, and has the keyboard."""
        def probe():
            frames = [frame for frame in (self.root.get_child_at_index(at) for at in range(self.root.get_child_count()))
                      if frame and role_of(frame) == "frame"]
            windows = [window for window in self._windows() if self._geometry(window)["HEIGHT"] >= 294]
            return len(frames) == len(windows) > nth and (frames[nth], windows[nth])

        self.front = wait(f"window {nth + 1}", probe)
        subprocess.run(["xdotool", "windowactivate", self.front[1]], check=True)
        wait(f"window {nth + 1} to have the keyboard", lambda: has(self.front[0], "ACTIVE"))

    def window(self):
        """The id of the window that is looked at: of one window's the largest."""
        def probe():
            found = [self.front[1]] if self.front else self._windows()
            best, size = None, 0
            for window in found:
                shape = self._geometry(window)
                if shape["WIDTH"] * shape["HEIGHT"] > size:
                    best, size = window, shape["WIDTH"] * shape["HEIGHT"]
            return best
        return wait("a window", probe)

    def shape(self):
        """Place and size of the window, by what xdotool calls them."""
        return self._geometry(self.window())

    def resize(self, width, height):
        window = self.window()
        subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, str(width), str(height)], check=True)

        def there():
            shape = self._geometry(window)
            return (shape["WIDTH"], shape["HEIGHT"]) == (width, height)
        wait(f"the window to be {width}×{height}", there)

    @counts(1)
    def act(self, action):
        """A GAction of the window («win.undo»), which AT-SPI shows on the frame while it is enabled."""
        def probe():
            for frame in self.all("frame"):
                names = [Atspi.Action.get_action_name(frame, index) for index in range(frame.get_n_actions())]
                if action in names:
                    return frame.do_action(names.index(action))
            return None
        return wait(f"the action {action}", probe)

    def command(self, title):
        """A command by the palette, where it is typed and chosen. (do_action() of a frame leaks the names of all its actions in GTK 4.18, so
        that what must be clean under a sanitizer goes this way or by keys.)"""
        keys("ctrl+k")
        dialog = self.dialog("Команды")
        type_text(title)
        wait(f"«{title}» to be chosen", lambda: any(item.get_name().startswith(title) and has(item, "SELECTED")
                                                   for item in self.all("list item", None, dialog)))
        keys("Return")

    def can(self, action):
        frame = self.find("frame")
        return action in [Atspi.Action.get_action_name(frame, index) for index in range(frame.get_n_actions())]

    def can_press(self, name, within=None):
        return has(self.find(PRESSED, name, within), "SENSITIVE")

    # --- typing ----------------------------------------------------------------------------------

    def text_of(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def editable(self, name, within=None):
        return self.find(ENTRIES, name, within)

    def focused(self, node):
        return any(has(inner, "FOCUSED") for inner in walk(node))

    def reach(self, node):
        """Turns the wheel until the node is inside of what scrolls it."""
        pane = node
        while pane is not None and pane.get_role_name() != "scroll pane":
            pane = pane.get_parent()

        def extents(of):
            return Atspi.Component.get_extents(of, Atspi.CoordType.WINDOW)

        def there():
            outer, inner = extents(pane), extents(node)
            middle = inner.y + min(inner.height, outer.height) // 2
            if inner.height > 0 and outer.y + 8 < middle < outer.y + outer.height - 8:
                return True
            self.click(pane, "5" if middle > outer.y else "4")
            wait("the wheel to turn", lambda: extents(node).y != inner.y)
            return False

        if pane is not None:
            wait(f"«{node.get_name()}» to be scrolled to", there)
        return node

    def focus(self, node):
        """By a click, as a person does it."""
        if not self.focused(node):
            self.click(self.reach(node))
            wait(f"«{node.get_name()}» to have the focus", lambda: self.focused(node))
        return node

    @counts(1)
    def fill(self, name, text, within=None):
        """Types into an entry with the keyboard and replaces what stood there; the focus stays in it."""
        node = self.focus(self.editable(name, within))
        keys("ctrl+a")
        type_text(text)
        wait(f"«{text}» to stand in «{label(name)}»", lambda: self.text_of(node) == text)
        return node

    @counts(1)
    def write(self, name, text, within=None):
        """Sets a text without the keyboard: for what is long."""
        node = self.editable(name, within)
        wait(f"«{text}» to stand in the entry", lambda: Atspi.EditableText.set_text_contents(node, text)
             and self.text_of(node) == text)
        return node

    def _answer(self, dialog, text):
        """Answers a dialog that the application asks the desktop for: portal.py. The title that it had."""
        portal = Path(os.environ["VECHE_PORTAL"])
        wait(dialog, (portal / "asked").exists)
        title = wait("its title", lambda: (portal / "asked").read_text(encoding="utf-8"))
        (portal / "answer.new").write_text(text, encoding="utf-8")
        (portal / "answer.new").rename(portal / "answer")
        wait(f"{dialog} to go", lambda: not (portal / "asked").exists())
        return title

    @counts(1)
    def choose_file(self, path):
        return self._answer("the dialog of files", str(path))

    @counts(1)
    def choose_printer(self, path, printer=None):
        """Presses «Print» in the desktop's dialog; the paper is the file @path."""
        title = self._answer("the dialog of printing", f"{path}\n{printer or PRINT_TO_FILE}")
        wait("the paper", lambda: Path(path).exists() and Path(path).stat().st_size > 0)
        return title

    @counts(1)
    def dismiss(self):
        """Closes the dialog of files or of printing without an answer."""
        return self._answer("a dialog of the desktop", "")

    @staticmethod
    def is_asked():
        return (Path(os.environ["VECHE_PORTAL"]) / "asked").exists()

    # --- judging ---------------------------------------------------------------------------------

    def nameless(self, within=None):
        """Interactive widgets that a screen reader could not name, each with the nearest name around it."""
        found = []

        def look(node, around):
            if node is None or (around and not has(node, "SHOWING")):
                return
            name = (node.get_name() or "").strip()
            if not name and role_of(node) in INTERACTIVE:
                found.append(f"{role_of(node)} in «{around}»")
            for index in range(min(node.get_child_count(), 400)):
                look(node.get_child_at_index(index), name or around)

        look(within or self.root, "")
        return found

    def screenshot(self, name):
        """For people to look at, where they are wanted: in $VECHE_SHOTS."""
        if folder := os.environ.get("VECHE_SHOTS"):
            os.makedirs(folder, exist_ok=True)
            subprocess.run(["import", "-window", self.window(), os.path.join(folder, f"{name}.png")], check=True)

    def quit(self):
        """Ctrl+Q; the program must end well and have had nothing to complain of."""
        for attempt in (1, 2):
            keys("ctrl+q")
            try:
                code = self.process.wait(PATIENCE / 2)
                break
            except subprocess.TimeoutExpired:
                # Keys are lost now and then on a machine that is very busy; what does not answer to two of them is no accident.
                print(f"Ctrl+Q {attempt} went unheard", flush=True)
        else:
            raise Failure(f"veche did not quit; {self.stderr()}")
        running.remove(self)
        if code != 0:
            raise Failure(f"veche ended with {code}: {self.stderr()}")
        complaints = [line for line in self.stderr().splitlines() if COMPLAINT.search(line) and not OF_THE_MACHINE.search(line)]
        if complaints:
            raise Failure("veche complained: " + "\n".join(complaints))

    def kill(self):
        """As when the power goes."""
        self.process.kill()
        self.process.wait()
        if self in running:
            running.remove(self)


def ask(path, sql, *parameters):
    """Rows of the workspace, read by another SQLite, which must not write it."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


def expect(path, sql, rows, what):
    """Waits until the workspace says these rows."""
    try:
        wait(what, lambda: ask(path, sql) == rows)
    except Failure as failure:
        raise Failure(f"{failure}; it says {ask(path, sql)}, not {rows}") from None


def same(got, wanted, what):
    if got != wanted:
        raise Failure(f"{what}: {got!r}, not {wanted!r}")


def cli(*arguments):
    done = subprocess.run(["veche-cli", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"veche-cli {' '.join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def record(path, kind, key, *fields):
    """Fields of a record as `veche-cli` gives them to the next program."""
    shown = json.loads(cli("show", path, kind, str(key), "--json"))
    return tuple(shown[field] for field in fields)


def check(path):
    """Integrity, journal, search index: whatever `veche-cli check` looks at."""
    cli("check", path)


def paper(path):
    """The text of a PDF, a page to an element."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\f").split("\f")


def documents():
    folder = os.path.join(os.environ["HOME"], "Documents")
    os.makedirs(folder, exist_ok=True)
    return folder


def new_workspace(template="demo"):
    path = os.path.join(documents(), f"{template}.veche")
    cli("new", path, "--template", template)
    return path


def run(scenario):
    """Runs a scenario: a function; on a failure leaves a picture of the screen in the build folder and no program behind."""
    try:
        scenario()
    except Exception as error:
        shots = os.environ.get("VECHE_SHOTS")
        if shots and shutil.which("import"):
            os.makedirs(shots, exist_ok=True)
            name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
            subprocess.run(["import", "-window", "root", os.path.join(shots, f"failed-{name}.png")], check=False)
        if not isinstance(error, Failure):
            traceback.print_exc()
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        for app in list(running):
            app.kill()
        sys.exit(1)
    print("ok")
