#!/usr/bin/env bash
# Runs Sparktune on this machine, without a Spark installation:
#
#   submit-scripts/run-local.sh [--master local[N]] [--jars A.jar,B.jar] STUDY [key=value ...]
#   submit-scripts/run-local.sh [--master local[N]] [--jars A.jar,B.jar] COMMAND ...
#
# Builds the application jar if it is missing or older than the sources.
# SPARKTUNE_MEMORY (default 2g) is the Java heap, SPARKTUNE_JAVA_OPTIONS further Java options.
# Once for each build and each Java, keeps loaded classes beside the jar (170 MB), so that commands start
# in half the time; SPARKTUNE_ARCHIVE=off leaves that out, as do options for Java agents and Flight
# Recorder, which Java 17 crashes with.
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
  '' | -* | run | plan | profile | simulate | replay | verify | importance | report | compare | status | trials | export | predict | forecast | inspect | clean) ;;
  *) set -- run "$@" ;;
esac

if [[ ${1:-} == run ]]; then
  trap 'exit 3' INT TERM HUP # nothing has begun yet
fi

# Such as 17.0.15+6; of a Java that does not tell it in a file, all that it says.
java_release() {
  local release
  release=$(dirname "$(dirname "$(readlink -f "$(command -v "$java")")")")/release
  if ! sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$release" 2>/dev/null | grep .; then
    "$java" -version 2>&1 | sed '1s/^[^"]*"//'
  fi
}

release=$(java_release) || true
version=${release%%[!0-9]*}
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

class_path=$jar
for path in "$root"/target/spark-home/jars/*.jar; do class_path+=:$path; done

# The parallel collector lets long arrays of the past lie until the heap is full; the serial one does
# not, and is as fast for a few slots.
slots=${master#local[}
slots=${slots%%[],]*}
[[ $slots =~ ^[0-9]+$ ]] || slots=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
if ((slots <= 4)); then
  collector=(-XX:+UseSerialGC -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=30)
else
  collector=(-XX:+UseParallelGC)
fi

# Java would fill a third of the heap with what it has read before it collects anything.
options=("${opens[@]}" "-Xmx${SPARKTUNE_MEMORY:-2g}" "${collector[@]}" -XX:MaxNewSize=128m
  "-Dlog4j2.configurationFile=file:$root/conf/log4j2.properties"
  -Dlog4j2.disableJmx=true -Dspark.driver.host=localhost -Dspark.ui.enabled=false)

export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} # one native thread for each fold in training

# The archive of this build in this place with this Java. A virtual machine that cannot use it goes without.
archive=$root/target/classes-$(cksum <<<"$root $release" | tr -d ' ').jsa

has_archive() { [[ $archive -nt $jar ]]; }

# Runs every command once, and keeps the classes. Where that fails the file is empty, and nobody tries again.
make_archive() {
  local folder=$root/target/rehearsal old
  rm -rf "$folder"
  mkdir "$folder"
  for old in "$root"/target/classes-*.jsa; do
    [[ $old -nt $jar ]] || rm -f "$old"
  done
  echo "preparing quick starts, once for each build: less than a minute" >&2
  (cd "$root" && "$java" "${options[@]}" -XX:TieredStopAtLevel=1 '-Dspark.master=local[1]' \
    "-XX:ArchiveClassesAtExit=$folder/classes.jsa" -cp "$class_path" io.sparktune.Rehearsal \
    conf/penguins.conf data-samples/tabular/penguins.csv "$folder") \
    >"$folder/log" 2>&1 </dev/null || : >"$folder/classes.jsa"
  [[ -e $folder/classes.jsa ]] || : >"$folder/classes.jsa"
  mv -f "$folder/classes.jsa" "$archive"
  rm -rf "$folder"
}

case ${SPARKTUNE_JAVA_OPTIONS:-} in
  *FlightRecord* | *-javaagent* | *-agentlib*) SPARKTUNE_ARCHIVE=off ;;
esac

if [[ ${SPARKTUNE_ARCHIVE:-on} != off ]]; then
  if ! has_archive && [[ -w $root/target ]]; then
    # One process makes it; others that start meanwhile go without.
    exec 9>"$root/target/rehearsal.lock"
    if flock -n 9 2>/dev/null && ! has_archive; then make_archive || true; fi
    exec 9>&-
  fi
  if has_archive && [[ -s $archive ]]; then
    # At a random address Java would read and change all of it, 170 MB, at each start.
    options+=("-XX:SharedArchiveFile=$archive" '-Xlog:cds*=off'
      -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
  fi
fi

# The second compiler takes more of a short command than it gives: some go without, for the others
# it waits for what is really hot.
case ${1:-} in
  '' | -* | plan | profile | status | trials | inspect) options+=(-XX:TieredStopAtLevel=1) ;;
  *)
    options+=(-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000
      -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000)
    ;;
esac

# shellcheck disable=SC2086 # options are words
exec "$java" "${options[@]}" "-Dspark.master=$master" ${SPARKTUNE_JAVA_OPTIONS:-} \
  -cp "$class_path${jars:+:${jars//,/:}}" io.sparktune.Sparktune "$@"
