#!/usr/bin/env bash
# Runs Sparktune on this machine, without a Spark installation:
#
#   submit-scripts/run-local.sh [--master local[N]] [--jars A.jar,B.jar] STUDY [key=value ...]
#   submit-scripts/run-local.sh [--master local[N]] [--jars A.jar,B.jar] COMMAND ...
#
# Builds the application jar if it is missing or older than the sources.
# SPARKTUNE_MEMORY (default 2g) is the Java heap, SPARKTUNE_JAVA_OPTIONS further Java options.
set -euo pipefail

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
  '' | -* | run | plan | simulate | replay | importance | predict) ;;
  *) set -- run "$@" ;;
esac

version=$("$java" -version 2>&1 | sed -n '1s/^[^"]*"\([0-9]*\).*/\1/p') || true
if [[ $version != 17 ]]; then
  echo "run-local.sh: Spark 3.5 needs Java 17, but $java is ${version:-missing}; set JAVA_HOME" >&2
  exit 2
fi

application_jar() {
  local built=("$root"/target/sparktune-*.jar)
  echo "${built[0]}"
}

jar=$(application_jar)
if [[ ! -f $jar || ! -d $root/target/spark-home/jars ||
  -n $(find "$root/pom.xml" "$root/src/main" -newer "$jar" -print -quit) ]]; then
  echo "building the application jar ..." >&2
  (cd "$root" && mvn -q -B package -Dmaven.test.skip=true -Dspotless.check.skip=true) >&2
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
