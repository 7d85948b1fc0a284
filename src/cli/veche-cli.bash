# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of veche-cli for bash. Verbs, kinds, templates and reports are asked of the program itself.

_veche_cli_words () {
  # What the help lists after a heading, whatever the language of the shell.
  LANGUAGE=en veche-cli help 2>/dev/null | sed -n "s/^$1: //p"
}

_veche_cli_verbs () {
  LANGUAGE=en veche-cli help 2>/dev/null | sed -n '/^Verbs:/,/^Kinds:/s/^  \([a-z]*\) .*/\1/p'
}

_veche_cli_options () {
  LANGUAGE=en veche-cli help "$1" 2>/dev/null | sed -n 's/^  \(--[a-z-]*\).*/\1/p'
}

_veche_cli () {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}
  COMPREPLY=()
  compopt +o default 2>/dev/null

  if [ "$COMP_CWORD" -eq 1 ] || { [ "$verb" = help ] && [ "$COMP_CWORD" -eq 2 ]; }; then
    mapfile -t COMPREPLY < <(compgen -W "$(_veche_cli_verbs) help" -- "$word")
    return
  fi
  case $before in
    --template) mapfile -t COMPREPLY < <(compgen -W "$(_veche_cli_words Templates)" -- "$word"); return ;;
    --kind) mapfile -t COMPREPLY < <(compgen -W "$(_veche_cli_words Kinds)" -- "$word"); return ;;
    --theme-fits) mapfile -t COMPREPLY < <(compgen -W 'yes no' -- "$word"); return ;;
    --decide) mapfile -t COMPREPLY < <(compgen -W 'accept return refuse' -- "$word"); return ;;
    --encoding) mapfile -t COMPREPLY < <(compgen -W 'UTF-8 CP1251' -- "$word"); return ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_veche_cli_options "$verb") --help" -- "$word")
    return
  fi
  case $verb:$COMP_CWORD in
    import:3|export:3|show:3|add:3|set:3|delete:3|attach:3|detach:3|extract:3|duplicates:3|merge:3|unmerge:3|problems:3)
      mapfile -t COMPREPLY < <(compgen -W "$(_veche_cli_words Kinds)" -- "$word") ;;
    list:3)
      mapfile -t COMPREPLY < <(compgen -W "$(_veche_cli_words Kinds) all" -- "$word") ;;
    report:3)
      mapfile -t COMPREPLY < <(compgen -W "$(_veche_cli_words Reports)" -- "$word") ;;
    *)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
  esac
}

complete -F _veche_cli veche-cli
