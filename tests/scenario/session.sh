#!/bin/sh
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# session.sh CMD…: runs CMD with a display, a bus and folders of its own, and a window manager and compositor (without the
# latter AT-SPI's extents are off). Everything ends with CMD.
set -eu
base=$(mktemp -d "${TMPDIR:-/tmp}/veche-session-XXXXXX")
trap 'rm -rf "$base"' EXIT
mkdir -p "$base/home/Documents" "$base/run" "$base/portal"
chmod 700 "$base/run"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
export HOME="$base/home" XDG_RUNTIME_DIR="$base/run" XDG_DATA_HOME="$base/home/data" XDG_CONFIG_HOME="$base/home/config" \
  XDG_CACHE_HOME="$base/home/cache" XDG_STATE_HOME="$base/home/state"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DISABLE=gl,vulkan GDK_DEBUG=portals GSETTINGS_BACKEND=keyfile NO_AT_BRIDGE=0
export LC_ALL=ru_RU.UTF-8 LANGUAGE=ru TZ=Europe/Moscow
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
printf '[Settings]\ngtk-enable-animations=0\n' >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
printf 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n' >"$XDG_CONFIG_HOME/user-dirs.dirs"

# The server itself chooses a display that is free: two sessions may start in the same moment. Both layouts are there as on a
# clerk's machine (-noreset keeps them): a key that xdotool has to map first is lost now and then.
mkfifo "$base/display"
Xvfb -displayfd 3 -screen 0 "${VECHE_SCREEN:-1366x768}x24" -nolisten tcp -noreset 3>"$base/display" 2>"$base/xvfb.log" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$base"' EXIT
read -r number <"$base/display" || { cat "$base/xvfb.log" >&2; exit 1; }
export DISPLAY=":$number" VECHE_PORTAL="$base/portal" VECHE_PORTAL_PROGRAM="$(dirname "$0")/portal.py"

# shellcheck disable=SC2016
dbus-run-session -- sh -c '
  setxkbmap us,ru 2>/dev/null
  openbox >/dev/null 2>&1 &
  wm=$!
  xcompmgr >/dev/null 2>&1 &
  comp=$!
  /usr/bin/python3 "$VECHE_PORTAL_PROGRAM" "$VECHE_PORTAL" &
  portal=$!
  gdbus wait --session --timeout 60 org.freedesktop.portal.Desktop
  "$@"
  code=$?
  kill "$comp" "$wm" "$portal" 2>/dev/null
  exit $code' session "$@"
