#!/bin/sh
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: with-display.sh COMMAND…
#
# Runs a command under an X server, a bus and XDG folders of its own, so that no test meets the user's session.
# VECHE_SCREEN (1366x768x24) is the screen's size.

set -eu

private=$(mktemp -d "${TMPDIR:-/tmp}/veche-display.XXXXXX")
trap 'rm -rf "$private"' EXIT INT TERM

mkdir -m 700 "$private/run"
mkdir "$private/home" "$private/config" "$private/cache" "$private/data" "$private/state"

HOME="$private/home"
XDG_RUNTIME_DIR="$private/run"
XDG_CONFIG_HOME="$private/config"
XDG_CACHE_HOME="$private/cache"
XDG_DATA_HOME="$private/data"
XDG_STATE_HOME="$private/state"
GDK_BACKEND=x11
GDK_DEBUG=no-portals
GDK_DISABLE=gl,vulkan
GSK_RENDERER=cairo
GSETTINGS_BACKEND=memory
export HOME XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME
export GDK_BACKEND GDK_DEBUG GDK_DISABLE GSK_RENDERER GSETTINGS_BACKEND
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

xvfb-run -a -s "-screen 0 ${VECHE_SCREEN:-1366x768x24} -nolisten tcp" dbus-run-session -- "$@"
