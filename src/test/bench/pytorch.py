"""Training samples per second of PyTorch on one thread: pytorch.py WORKLOADS OPTIMIZERS SECONDS REPEATS

WORKLOADS and OPTIMIZERS are separated by commas; one JSON line for each pair. The loop is the plain one of every
tutorial, on float64 tensors already cut into batches: no data loader, no reading back of losses.
"""

import json
import math
import statistics
import sys
import time

import torch
from torch import nn

RATE = 1e-3


class LastStep(nn.Module):
    """An LSTM and a linear layer on the output of its last step."""

    def __init__(self, inputs, units, outputs):
        super().__init__()
        self.lstm = nn.LSTM(inputs, units, batch_first=True)
        self.head = nn.Linear(units, outputs)

    def forward(self, x):
        output, _ = self.lstm(x)
        return self.head(output[:, -1])


def dense(sizes, activation):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


def generator():
    """The same numbers as in the other programs: the minimal standard generator, in (-1, 1)."""
    state = 1
    while True:
        state = state * 48271 % 2147483647
        yield 2 * state / 2147483647 - 1


# Every target has noise, so that gradients never fade away.
def wave(x, noise):
    return [math.sin(3 * x[0] + 2 * x[1]) + 0.1 * noise]


def quadrant(x, noise):
    return [1.0 if x[0] * x[1] + 0.2 * noise > 0 else 0.0]


def direction(x, noise):
    return min(9, math.floor(5 * (1 + math.tanh((x[0] + x[1] + x[2]) / 2 + 0.2 * noise))))


def rows_of(inputs, target):
    numbers = generator()
    while True:
        x = [next(numbers) for _ in range(inputs)]
        yield x, target(x, next(numbers))


def sequences(steps):
    """Waves of any length and phase; the target is the next value, with noise."""
    numbers = generator()
    while True:
        pace, phase = 0.3 + 0.1 * next(numbers), math.pi * next(numbers)
        x = [[math.sin(pace * t + phase)] for t in range(steps)]
        yield x, [math.sin(pace * steps + phase) + 0.1 * next(numbers)]


# Model, loss, examples, number of them, batch size
WORKLOADS = {
    "W1": (lambda: dense([2, 4, 2, 1], nn.Tanh), nn.MSELoss, lambda: rows_of(2, wave), 200, 10),
    "W2": (lambda: dense([7, 8, 8, 8, 8, 8, 8, 1], nn.Tanh), nn.MSELoss, lambda: rows_of(7, wave), 200, 10),
    "W3": (lambda: dense([2, 64, 64, 64, 1], nn.ReLU), nn.BCEWithLogitsLoss, lambda: rows_of(2, quadrant), 320, 32),
    "W4": (lambda: dense([784, 128, 10], nn.ReLU), nn.CrossEntropyLoss, lambda: rows_of(784, direction), 320, 32),
    "W5": (lambda: LastStep(1, 32, 1), nn.MSELoss, lambda: sequences(50), 320, 16),
}

OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}


def batches_of(examples, rows, size):
    data = [next(examples) for _ in range(rows)]
    parts = [data[i : i + size] for i in range(0, rows, size)]
    return [(torch.tensor([x for x, _ in part]), torch.tensor([y for _, y in part])) for part in parts]


def train(model, loss_of, optimizer, batches, rows, duration):
    """Whole epochs until the time is over."""
    start = time.perf_counter()
    cpu = time.process_time()
    samples = 0
    elapsed = 0.0
    while elapsed < duration:
        for x, y in batches:
            optimizer.zero_grad()
            loss = loss_of(model(x), y)
            loss.backward()
            optimizer.step()
        samples += rows
        elapsed = time.perf_counter() - start
    return samples / elapsed, samples / (time.process_time() - cpu), loss.item()


def measure(name, method, seconds, repeats):
    make, loss_type, examples, rows, size = WORKLOADS[name]
    torch.manual_seed(1)
    model = make()
    loss_of = loss_type()
    optimizer = OPTIMIZERS[method](model.parameters(), lr=RATE)
    batches = batches_of(examples(), rows, size)
    train(model, loss_of, optimizer, batches, rows, seconds)
    runs = [train(model, loss_of, optimizer, batches, rows, seconds) for _ in range(repeats)]
    wall, cpu, losses = zip(*runs)
    if not math.isfinite(losses[-1]):
        raise ArithmeticError(f"{name} {method} diverged")
    return {
        "program": "pytorch",
        "version": f"{torch.__version__} {blas()}",
        "workload": name,
        "optimizer": method,
        "method": method,
        "samples_per_second": statistics.median(wall),
        "samples_per_cpu_second": statistics.median(cpu),
        "runs": wall,
        "cpu_runs": cpu,
        "loss": losses[-1],
    }


def blas():
    """The library that multiplies matrices: with Debian's reference BLAS, PyTorch is many times slower."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        text = maps.read()
    return "openblas" if "openblas" in text else "mkl" if "libmkl" in text else "reference"


def main():
    workloads, optimizers, seconds, repeats = sys.argv[1:5]
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    for name in workloads.split(","):
        for method in optimizers.split(","):
            print(json.dumps(measure(name, method, float(seconds), int(repeats))), flush=True)


main()
