#!/bin/sh
# Training samples per second of the engine side by side with ConvNetJS and PyTorch, on one core, in one run:
#
#   src/test/bench/run.sh [WORKLOADS]     such as W1 or W1,W4; all if not given; about 15 minutes
#   QUICK=1 src/test/bench/run.sh         about two minutes, for a first look
#
#   CORE=1        another core than 0
#   ROUNDS=5      more rounds than 3; each runs every program once, in turn, so that a busy spell hits all of them
#   ENGINE=1      the engine alone
#
# Results: target/bench/result.json, and a table of ratios on standard output.
#
# Asked for: python3, node and npm (ConvNetJS comes from npm into target/bench), and for PyTorch what Debian installs by
#   apt-get install python3-torch libopenblas0-pthread
# Without the second package its matrix products are many times slower. A program that is missing is left out.
set -eu

cd "$(dirname "$0")/../../.."
here=src/test/bench
out=target/bench
workloads=${1:-W1,W2,W3,W4,W5}
python=${PYTHON:-/usr/bin/python3}
if [ "${QUICK:-}" = 1 ]; then
  rounds=${ROUNDS:-1} seconds=0.3 repeats=3 warm=3
else
  rounds=${ROUNDS:-3} seconds=1 repeats=5 warm=5
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

pin=
if command -v taskset >/dev/null; then
  pin="taskset -c ${CORE:-0}"
fi

mkdir -p "$out"
rm -rf "$out/raw"
mkdir "$out/raw"
./mvnw -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
java=$(./mvnw -v | sed -n 's/.*runtime: //p')/bin/java
modules=
if grep -rqs 'jdk\.incubator\.vector' src/main/java; then
  modules="--add-modules=jdk.incubator.vector"
fi

convnetjs=
pytorch=
if [ "${ENGINE:-}" != 1 ]; then
  if command -v npm >/dev/null; then
    npm install --prefix "$out" --silent --no-audit --no-fund convnetjs@0.3.0 && convnetjs=1
  fi
  "$python" -c 'import torch' 2>/dev/null && pytorch=1
  [ -n "$convnetjs" ] || echo 'Without ConvNetJS: npm is missing, or its registry.' >&2
  [ -n "$pytorch" ] || echo "Without PyTorch: $python cannot import torch." >&2
fi

# A fork of the JVM for each measurement inherits the options and the core of the one that starts it.
engine() {
  # shellcheck disable=SC2086 # empty, or several words
  $pin "$java" --sun-misc-unsafe-memory-access=allow $modules -Xms512m -Xmx512m \
    -cp "target/test-classes:target/classes:$(cat "$out/classpath")" org.openjdk.jmh.Main TrainingBenchmark \
    -p workload="$1" -p optimizer="$2" -f 1 -wi "$warm" -w 1s -i "$repeats" -r "$(milliseconds)ms" \
    -foe true -v SILENT -rf json -rff "$3"
}

milliseconds() {
  awk "BEGIN { print int(1000 * $seconds) }"
}

known() {
  grep -q "^    $1(" src/test/java/downhill/bench/Workload.java
}

for round in $(seq "$rounds"); do
  for workload in $(echo "$workloads" | tr ',' ' '); do
    for optimizer in sgd adam; do
      echo "round $round of $rounds: $workload $optimizer" >&2
      to=$out/raw/$round-$workload-$optimizer
      # shellcheck disable=SC2086 # empty, or several words
      [ -z "$convnetjs" ] || $pin node $here/convnetjs.mjs "$out" "$workload" $optimizer $seconds $repeats >"$to-convnetjs.json"
      ! known "$workload" || engine "$workload" $optimizer "$to-engine.json"
      # shellcheck disable=SC2086
      [ -z "$pytorch" ] || $pin "$python" $here/pytorch.py "$workload" $optimizer $seconds $repeats >"$to-pytorch.json"
    done
  done
done

python3 $here/report.py "$out/raw" "$out/result.json"
