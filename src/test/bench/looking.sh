#!/bin/sh
# What it costs a run to be looked at: updates a second with everything measured that can be and a weight followed, 30
# frames a second, against the same run without a watcher, in turns; and what each measurement costs.
#
#   src/test/bench/looking.sh [WORKLOADS] [TURNS] [MILLISECONDS]    such as W1,W4 20 1000; all, 20 and 1000 if not given
#
# Then the bytes that a run's series take at their bound, with 32 hidden layers.
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
  "$java" --sun-misc-unsafe-memory-access=allow --add-modules=jdk.incubator.vector -Xms512m -Xmx512m \
    -cp "target/test-classes:target/classes:$(cat "$out/classpath")" "$@" 2>&1 | grep --line-buffered -v 'incubator modules'
}

program downhill.run.LookingBenchmark "${1:-W1,W2,W3,W4,W5}" "${2:-20}" "${3:-1000}"
program downhill.train.HistoryMemory 32
