#!/bin/sh
# Puts a server under load, on this machine alone, and prints how it fares. Learners speak Vaadin's protocol over a web
# socket as the page does: they open it, press Play on its first card (100 updates a second), and acknowledge each frame.
#
#   src/test/bench/load.sh learners [MOST]           25 more at a time, until the p95 of a frame is 250 ms or more
#   src/test/bench/load.sh idle [PAGES]              heap for each page that is open and does nothing; 2000 if not given
#   src/test/bench/load.sh troubled [LEARNERS]       as many again who stall or vanish
#   src/test/bench/load.sh over [LEARNERS]           twice as many as there are places: half of them queue
#   src/test/bench/load.sh soak [LEARNERS] [MINUTES] heap, threads and latency over time; 50 and 20 if not given
#
#   HEAP=3g       another heap of the server than 1g
#   OPTIONS=...   further options of its virtual machine
#   BUILT=1       the classes are there already, and the jar
#
# The latency is the server's own: from a frame that is made, over the socket to the learner, to the acknowledgement that
# comes back. The driver takes a part of the same machine.
set -eu

cd "$(dirname "$0")/../../.."
out=target/bench
mkdir -p "$out"
if [ "${BUILT:-}" != 1 ]; then
  ./mvnw -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
  [ -f target/downhill.jar ] || ./mvnw -ntp -q package -DskipTests
fi
java=$(./mvnw -v | sed -n 's/.*runtime: //p')/bin/java

exec "$java" -Xmx1g "-Dload.options=-Xmx${HEAP:-1g} ${OPTIONS:-}" \
  -cp "target/test-classes:target/classes:$(cat "$out/classpath")" downhill.load.LoadDriver "$@"
