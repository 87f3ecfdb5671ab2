# Hooks: code that packages and derivations run at certain points.

# Runs the function or the code in a variable of that name, and then all that are in its list.
runHook() {
  local name="$1" hook
  local list="${name%Hook}Hooks[@]"
  shift
  for hook in "$name" ${!list+"${!list}"}; do
    if [[ $hook == "$name" ]]; then
      callImplicitHook 0 "$name" "$@"
    else
      evalHook "$hook" "$@"
    fi
  done
}

# Like runHook, but stops at the first one that succeeds, and fails when none does.
runOneHook() {
  local name="$1" hook
  local list="${name%Hook}Hooks[@]"
  shift
  for hook in ${!list+"${!list}"}; do
    if evalHook "$hook" "$@"; then return 0; fi
  done
  callImplicitHook 1 "$name" "$@"
}

callImplicitHook() {
  local default=$1 name=$2
  shift 2
  if declare -F "$name" > /dev/null; then
    "$name" "$@"
  elif [[ -n ${!name:-} ]]; then
    eval "${!name}"
  else
    return "$default"
  fi
}

evalHook() {
  local hook=$1
  shift
  if declare -F "$hook" > /dev/null; then "$hook" "$@"; else eval "$hook"; fi
}
