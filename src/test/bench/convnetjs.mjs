// Training samples per second of ConvNetJS: node convnetjs.mjs FOLDER WORKLOADS OPTIMIZERS SECONDS REPEATS
// FOLDER holds node_modules/convnetjs; WORKLOADS and OPTIMIZERS are separated by commas.
// One JSON line for each pair. ConvNetJS has no recurrent layers, so W5 gives no line.
//
// Its version on npm has no Adam: "adam" runs its Adadelta, which also keeps two numbers a weight.
// Its losses are its own: half the squared error, and softmax over two outputs where the others have one logit.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, workloads, optimizers, seconds, repeats] = process.argv.slice(2);
const require = createRequire(resolve(folder, 'package.json'));
const convnetjs = require('convnetjs');
const VERSION = require('convnetjs/package.json').version;

const RATE = 1e-3;

const input = (depth) => ({ type: 'input', out_sx: 1, out_sy: 1, out_depth: depth });
const hidden = (units, activation) => ({ type: 'fc', num_neurons: units, activation });
const regression = { type: 'regression', num_neurons: 1 };
const softmax = (classes) => ({ type: 'softmax', num_classes: classes });

const WORKLOADS = {
  W1: { inputs: 2, rows: 200, batch: 10, target: wave,
    layers: [input(2), hidden(4, 'tanh'), hidden(2, 'tanh'), regression] },
  W2: { inputs: 7, rows: 200, batch: 10, target: wave,
    layers: [input(7), ...Array.from({ length: 6 }, () => hidden(8, 'tanh')), regression] },
  W3: { inputs: 2, rows: 320, batch: 32, target: quadrant,
    layers: [input(2), ...Array.from({ length: 3 }, () => hidden(64, 'relu')), softmax(2)] },
  W4: { inputs: 784, rows: 320, batch: 32, target: direction,
    layers: [input(784), hidden(128, 'relu'), softmax(10)] },
};

const OPTIMIZERS = {
  sgd: { method: 'sgd', learning_rate: RATE, momentum: 0 },
  adam: { method: 'adadelta', ro: 0.95, eps: 1e-6 },
};

// The same numbers as in the other programs: the minimal standard generator, in (-1, 1).
function generator() {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
}

// Every target has noise, so that gradients never fade away.
function wave(x, noise) {
  return Math.sin(3 * x[0] + 2 * x[1]) + 0.1 * noise;
}

function quadrant(x, noise) {
  return x[0] * x[1] + 0.2 * noise > 0 ? 1 : 0;
}

function direction(x, noise) {
  return Math.min(9, Math.floor(5 * (1 + Math.tanh((x[0] + x[1] + x[2]) / 2 + 0.2 * noise))));
}

function examples({ inputs, rows, target }) {
  const next = generator();
  return Array.from({ length: rows }, () => {
    const x = Array.from({ length: inputs }, next);
    const y = target(x, next());
    const volume = new convnetjs.Vol(1, 1, inputs);
    x.forEach((value, i) => { volume.w[i] = value; });
    return { x: volume, y };
  });
}

// Whole epochs until the time is over.
function train(trainer, data, duration, regressing) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  let samples = 0;
  let elapsed = 0;
  let loss = 0;
  while (elapsed < 1000 * duration) {
    loss = 0;
    for (const { x, y } of data) {
      loss += trainer.train(x, regressing ? [y] : y).loss;
    }
    samples += data.length;
    elapsed = performance.now() - start;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (1000 * samples) / elapsed, cpu: (1e6 * samples) / (user + system), loss: loss / data.length };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function measure(name, optimizer) {
  const workload = WORKLOADS[name];
  const data = examples(workload);
  const net = new convnetjs.Net();
  net.makeLayers(structuredClone(workload.layers));
  const trainer = new convnetjs.Trainer(net, { ...OPTIMIZERS[optimizer], batch_size: workload.batch, l2_decay: 0 });
  const regressing = workload.target === wave;
  train(trainer, data, Number(seconds), regressing);
  const runs = Array.from({ length: Number(repeats) }, () => train(trainer, data, Number(seconds), regressing));
  const { loss } = runs.at(-1);
  if (!Number.isFinite(loss)) {
    throw new Error(`${name} ${optimizer} diverged`);
  }
  return {
    program: 'convnetjs', version: VERSION, workload: name, optimizer, method: OPTIMIZERS[optimizer].method,
    samples_per_second: median(runs.map((run) => run.wall)), samples_per_cpu_second: median(runs.map((run) => run.cpu)),
    runs: runs.map((run) => run.wall), cpu_runs: runs.map((run) => run.cpu), loss,
  };
}

for (const name of workloads.split(',').filter((each) => each in WORKLOADS)) {
  for (const optimizer of optimizers.split(',')) {
    console.log(JSON.stringify(measure(name, optimizer)));
  }
}
