# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios «nameless» share: they gather whatever a screen reader could not name, and fail at the end with all of it."""
import time

from ux import keys

complaints = []


def look(app, where, within=None):
    found = app.nameless(within)
    if found:
        # What is just being taken away has lost its name: what is still there a second later counts.
        time.sleep(1)
        still = app.nameless(within)
        complaints.extend(f"{where}: {nameless}" for nameless in found if nameless in still)


def look_at_dialog(app, where, opener, name=None):
    opener()
    look(app, where, app.dialog(name))
    keys("Escape")
    app.gone("dialog")


def judge():
    if complaints:
        raise AssertionError(f"{len(complaints)} have no name:\n" + "\n".join(sorted(set(complaints))))
