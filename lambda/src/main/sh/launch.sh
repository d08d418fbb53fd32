# Starts the command, for the scripts of a checkout and of a release, which set JAVA_HOME and:
#   path   the class path
#   cache  file of the classes as the JVM has loaded and checked them; one that does not fit is not used

# java_command OPTION ARGUMENT... takes the place of this shell.
java_command() {
  option=$1
  shift
  exec "$JAVA_HOME/bin/java" "$option" \
    -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    "-Dsesdkim.stdin.terminal=${asked:-false}" "-Dsesdkim.stdout.terminal=${shown:-false}" "-Dsesdkim.stdout.pipe=${piped:-false}" \
    "-Dsesdkim.stderr.terminal=${watched:-false}" \
    -cp "$path" dev.sesdkim.local.Main "$@"
}

# Two that make it at once do not disturb each other.
make_cache() {
  { (java_command "-XX:AOTCacheOutput=$cache.$$" --help) && mv "$cache.$$" "$cache"; } >/dev/null 2>&1 || rm -f "$cache.$$"
}

# launch ARGUMENT... takes the place of this shell.
launch() {
  # What only a shell can tell about the terminal.
  # A pager shows what it is given on the same terminal.
  if [ -z "${COLUMNS:-}" ]; then
    COLUMNS=$({ stty size </dev/tty | cut -d ' ' -f 2; } 2>/dev/null) || COLUMNS=
    export COLUMNS
  fi
  [ -t 0 ] && asked=true || asked=false
  [ -t 1 ] && shown=true || shown=false
  [ -p /dev/stdout ] && piped=true || piped=false
  [ -t 2 ] && watched=true || watched=false

  # Without a locale, Java would take and show names as ASCII.
  case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    '' | C | POSIX)
      LC_ALL=C.UTF-8
      export LC_ALL
      ;;
  esac

  if [ -f "$cache" ]; then
    java_command "-XX:AOTCache=$cache" "$@"
  else
    java_command -Xshare:auto "$@"
  fi
}
