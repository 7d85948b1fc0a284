#!/bin/sh
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# session.sh CMD…: runs CMD with a display, a bus and folders of its own, and a window manager and compositor (without the
# latter AT-SPI's extents are off). Everything ends with CMD.
set -eu
base=$(mktemp -d "${TMPDIR:-/tmp}/veche-session-XXXXXX")
trap 'rm -rf "$base"' EXIT
mkdir -p "$base/home/Documents" "$base/run"
chmod 700 "$base/run"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
export HOME="$base/home" XDG_RUNTIME_DIR="$base/run" XDG_DATA_HOME="$base/home/data" XDG_CONFIG_HOME="$base/home/config" \
  XDG_CACHE_HOME="$base/home/cache" XDG_STATE_HOME="$base/home/state"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DEBUG=no-portals GSETTINGS_BACKEND=memory NO_AT_BRIDGE=0
export LC_ALL=ru_RU.UTF-8 LANGUAGE=ru TZ=Europe/Moscow
printf '[Settings]\ngtk-enable-animations=0\n' >"$base/settings.ini"
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0" && cp "$base/settings.ini" "$XDG_CONFIG_HOME/gtk-4.0/"
printf 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n' >"$XDG_CONFIG_HOME/user-dirs.dirs"
xvfb-run -a -s "-screen 0 ${VECHE_SCREEN:-1366x768}x24 -nolisten tcp" dbus-run-session -- sh -c '
  openbox >/dev/null 2>&1 &
  wm=$!
  xcompmgr >/dev/null 2>&1 &
  comp=$!
  "$@"
  code=$?
  kill "$comp" "$wm" 2>/dev/null
  exit $code' session "$@"
