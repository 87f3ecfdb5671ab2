# makeWrapper PROGRAM SCRIPT OPTIONS...: SCRIPT starts PROGRAM in a changed environment.
makeWrapper() {
  local program=$1 script=$2 argv0= flags= variable
  shift 2
  if [[ ! -x $program ]]; then
    echo "makeWrapper: not a program: $program" >&2
    return 1
  fi
  mkdir -p "$(dirname "$script")"
  {
    echo "#!$SHELL -e"
    while (($# > 0)); do
      variable=${2-}
      case $1 in
        --set) printf 'export %s=%q\n' "$variable" "$3"; shift 3 ;;
        --set-default) printf 'export %s=${%s-%q}\n' "$variable" "$variable" "$3"; shift 3 ;;
        --unset) echo "unset $variable"; shift 2 ;;
        --prefix) printf 'export %s=%q${%s:+%q$%s}\n' "$variable" "$4" "$variable" "$3" "$variable"; shift 4 ;;
        --suffix) printf 'export %s=${%s:+$%s%q}%q\n' "$variable" "$variable" "$variable" "$3" "$4"; shift 4 ;;
        --run) echo "$2"; shift 2 ;;
        --chdir) printf 'cd %q\n' "$2"; shift 2 ;;
        --add-flags) flags+=" $2"; shift 2 ;;
        --add-flag) flags+=" $(printf %q "$2")"; shift 2 ;;
        --argv0) argv0=$(printf %q "$2"); shift 2 ;;
        --inherit-argv0) argv0='"$0"'; shift ;;
        *) echo "makeWrapper: unknown option $1" >&2; return 1 ;;
      esac
    done
    echo "exec ${argv0:+-a $argv0 }\"$program\"$flags \"\$@\""
  } > "$script"
  chmod +x "$script"
}
makeShellWrapper() { makeWrapper "$@"; }
makeBinaryWrapper() { makeWrapper "$@"; }

# wrapProgram FILE OPTIONS...: the same in place; the program becomes .FILE-wrapped beside it.
wrapProgram() {
  local hidden="$(dirname "$1")/.$(basename "$1")-wrapped"
  mv "$1" "$hidden"
  makeWrapper "$hidden" "$1" --inherit-argv0 "${@:2}"
}
wrapProgramShell() { wrapProgram "$@"; }
wrapProgramBinary() { wrapProgram "$@"; }
