# Search paths and lists in variables.

# addToSearchPathWithCustomDelimiter DELIMITER VARIABLE FOLDER
addToSearchPathWithCustomDelimiter() {
  if [[ -d $3 && "$1${!2-}$1" != *"$1$3$1"* ]]; then
    export "$2=${!2:+${!2}$1}$3"
  fi
}
addToSearchPath() { addToSearchPathWithCustomDelimiter : "$@"; }

appendToVar() { local -n variable=$1; shift; variable="${variable:+$variable }$*"; }
prependToVar() { local -n variable=$1; shift; variable="$*${variable:+ $variable}"; }
