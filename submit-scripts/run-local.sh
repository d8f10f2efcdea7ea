#!/usr/bin/env bash
# Runs Sparktune on this machine, without a Spark installation:
#
#   submit-scripts/run-local.sh [--master local[N]] [--jars A.jar,B.jar] STUDY [key=value ...]
#   submit-scripts/run-local.sh [--master local[N]] [--jars A.jar,B.jar] COMMAND ...
#
# Builds the application jar if it is missing or older than the sources.
# SPARKTUNE_MEMORY (default 2g) is the Java heap, SPARKTUNE_JAVA_OPTIONS further Java options.
# Where the locale has no characters beyond ASCII, as under cron, the script sets C.UTF-8.
set -euo pipefail

# Java names files by the locale.
case $(locale charmap 2>/dev/null || true) in
  '' | ANSI_X3.4-1968 | US-ASCII) export LC_ALL=C.UTF-8 ;;
esac

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
master='local[*]'

jars=
while [[ ${1:-} == --master || ${1:-} == --jars ]]; do
  if [[ $# -lt 2 ]]; then
    echo "run-local.sh: $1 needs a value, such as --master local[4] or --jars my.jar" >&2
    exit 2
  fi
  if [[ $1 == --master ]]; then master=$2; else jars=$2; fi
  shift 2
done
for path in ${jars//,/ }; do
  if [[ ! -f $path ]]; then
    echo "run-local.sh: --jars: there is no file $path" >&2
    exit 2
  fi
done
case ${1:-} in
  '' | -* | run | plan | profile | simulate | replay | verify | importance | predict) ;;
  *) set -- run "$@" ;;
esac

if [[ ${1:-} == run ]]; then
  trap 'exit 3' INT TERM HUP # nothing has begun yet
fi

version=$("$java" -version 2>&1 | sed -n '1s/^[^"]*"\([0-9]*\).*/\1/p') || true
if [[ $version != 17 ]]; then
  echo "run-local.sh: Spark 3.5 needs Java 17, but $java is ${version:-missing}; set JAVA_HOME" >&2
  exit 2
fi

application_jar() {
  local built=("$root"/target/sparktune-*.jar)
  echo "${built[0]}"
}

# Says what Maven does: a line that is written again on a terminal, whole lines elsewhere.
build() {
  local log=$root/target/run-local-build.log files=0 step='starting Maven' told='' line built
  mkdir -p "$root/target"
  echo "building the application, which the first command does: a minute or two," >&2
  echo "and longer where Maven has to download its libraries (about 500 MB)" >&2
  SECONDS=0
  (cd "$root" && mvn -B -Dstyle.color=never package \
    -Dmaven.test.skip=true -Dspotless.check.skip=true 2>&1) |
    tee "$log" | while IFS= read -r line; do
    case $line in
      *'Downloaded from '*) files=$((files + 1)) step="downloading, $files files so far" ;;
      *'--- compiler:'* | *'--- maven-compiler-plugin:'*) step='compiling the sources' ;;
      *'--- dependency:'* | *'--- maven-dependency-plugin:'*) step='copying the jars of Spark' ;;
      *'--- shade:'* | *'--- maven-shade-plugin:'*) step='packing the application' ;;
    esac
    if [[ -t 2 && ${TERM:-dumb} != dumb ]]; then
      printf '\r%-60s' "  $((SECONDS / 60)):$(printf %02d $((SECONDS % 60)))  $step" >&2
    elif [[ ${step%%,*} != "$told" ]]; then
      told=${step%%,*}
      echo "  $told" >&2
    fi
  done && built=yes || built=no
  if [[ -t 2 && ${TERM:-dumb} != dumb ]]; then printf '\r%60s\r' '' >&2; fi
  if [[ $built == no ]]; then
    grep -E '^\[(ERROR|FATAL)\]' "$log" | head -20 >&2 || tail -20 "$log" >&2
    echo "run-local.sh: the build failed; all that Maven said is in $log" >&2
    exit 2
  fi
  echo "built in $SECONDS s" >&2
}

jar=$(application_jar)
if [[ ! -f $jar || ! -d $root/target/spark-home/jars ||
  -n $(find "$root/pom.xml" "$root/src/main" -newer "$jar" -print -quit) ]]; then
  build
  jar=$(application_jar)
fi

opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action \
  sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done

export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} # one native thread for each fold in training
# shellcheck disable=SC2086 # options are words
exec "$java" "${opens[@]}" \
  "-Xmx${SPARKTUNE_MEMORY:-2g}" -XX:+UseParallelGC \
  "-Dlog4j2.configurationFile=file:$root/conf/log4j2.properties" \
  "-Dspark.master=$master" -Dspark.driver.host=localhost -Dspark.ui.enabled=false \
  ${SPARKTUNE_JAVA_OPTIONS:-} \
  -cp "$jar${jars:+:${jars//,/:}}:$root/target/spark-home/jars/*" io.sparktune.Sparktune "$@"
