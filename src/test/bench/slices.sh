#!/bin/sh
# How the pool shares the machine: the pace of a hundred paced runs beside eight at full speed, the length of slices, and
# what it costs to cut an update into pieces.
#
#   src/test/bench/slices.sh [SECONDS]    of each measurement; 5 if not given
#
#   BUILT=1       the classes are there already
set -eu

cd "$(dirname "$0")/../../.."
out=target/bench
mkdir -p "$out"
[ "${BUILT:-}" = 1 ] ||
  ./mvnw -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
java=$(./mvnw -v | sed -n 's/.*runtime: //p')/bin/java

program() {
  "$java" --sun-misc-unsafe-memory-access=allow --add-modules=jdk.incubator.vector -Xms1g -Xmx1g \
    -cp "target/test-classes:target/classes:$(cat "$out/classpath")" "$@" 2>&1 | grep --line-buffered -v 'incubator modules'
}

program downhill.run.SlicesBenchmark pace,slices "${1:-5}"
program downhill.train.CuttingBenchmark "${1:-5}"
