#!/bin/sh
# How long it takes to show a past update: each card trains at full speed until its key moments have filled their budget or
# so many seconds of a processor are over, then random past updates are shown. Prints median and longest time, the length
# up to which the longest stays within 300 ms, and what keeping the moments has cost.
#
#   src/test/bench/rewind.sh [CARDS] [SECONDS]    such as p0,p7 20; all and 20 if not given
#
#   BUILT=1       the classes are there already
set -eu

cd "$(dirname "$0")/../../.."
out=target/bench
mkdir -p "$out"
[ "${BUILT:-}" = 1 ] ||
  ./mvnw -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
java=$(./mvnw -v | sed -n 's/.*runtime: //p')/bin/java

"$java" --sun-misc-unsafe-memory-access=allow --add-modules=jdk.incubator.vector -Xms1g -Xmx1g \
  -cp "target/test-classes:target/classes:$(cat "$out/classpath")" downhill.run.RewindBenchmark "${1:-all}" "${2:-20}" 2>&1 |
  grep --line-buffered -v 'incubator modules'
