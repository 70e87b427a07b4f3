#: head
"""An experiment of Downhill, written out for PyTorch 1.13 or later.

Its data, initial weights, order of the rows and all else that it draws are here, so that it gives the same losses but
for rounding. It prints a line of JSON for every epoch: the losses of the whole sets after it.$notes

Link: $link
"""
import base64
import json
import math
import sys
import zlib
from array import array

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

SEED = $seed
EPOCHS = $epochs
BATCH = $batch
LEARNING_RATE = $learning_rate

#: diverging
Downhill stops a run that diverges; this script goes on with infinite numbers and NaN.

#: direction
Only the direction of a gradient counts here. Where nothing of it is left but rounding (that of a bias before a batch
norm, or of classes told apart to the last digit) two right programs go different ways.

#: stream
MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(z):
    """The finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


class Stream:
    """Random numbers: the n-th is a hash of key and n, so that streams of different keys do not depend on each other."""

    def __init__(self, key):
        self.key, self.position = key, 0

    @staticmethod
    def of(purpose):
        return Stream(mix(mix(SEED) + purpose * GOLDEN & MASK))

    def part(self, index):
        return Stream(mix(self.key ^ mix(index + GOLDEN & MASK)))

    def next(self):
        self.position += 1
        return mix(self.key + self.position * GOLDEN & MASK)

    def uniform(self):
        return (self.next() >> 11) * 2.0 ** -53

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())

    def shuffled(self, count):
        items = list(range(count))
        for i in range(count - 1, 0, -1):
            j = self.next() * (i + 1) >> 64
            items[i], items[j] = items[j], items[i]
        return items

#: function
class Function(nn.Module):
    """An activation that torch has not, or not in this form in every version."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, z):
        return self.function(z)

#: dropout
class Dropout(nn.Module):
    """Drops a share of what comes in, by the numbers of the experiment's own stream."""

    def __init__(self, p, index):
        super().__init__()
        self.p, self.index = p, index

    def forward(self, x):
        if not self.training:
            return x
        stream = Stream.of(4).part(updates + 1).part(self.index)
        kept = [stream.uniform() >= self.p for _ in range(x.numel())]
        return x * torch.tensor(kept, dtype=x.dtype).reshape(x.shape) / (1 - self.p)

#: residual
class Residual(nn.Module):
    """Adds what comes in to what goes out."""

    def __init__(self, *inner):
        super().__init__()
        self.inner = nn.Sequential(*inner)

    def forward(self, x):
        return x + self.inner(x)

#: recurrent
class Recurrent(nn.Module):
    """A cell moment by moment: x[row][moment][feature] to h[row][moment][unit]."""

    def __init__(self, cell):
        super().__init__()
        self.cell = cell

    def forward(self, x):
        h, state = [], None
        for t in range(x.shape[1]):
            if state is not None and ($cuts):
                state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
            state = self.cell(x[:, t], state)
            h.append(state[0] if isinstance(state, tuple) else state)
        return torch.stack(h, 1)

#: rnn_cell
class RNNCell(nn.RNNCell):
    """A simple cell with any activation."""

    def __init__(self, features, units, activation):
        super().__init__(features, units)
        self.activation = activation

    def forward(self, x, h=None):
        h = x.new_zeros(len(x), self.hidden_size) if h is None else h
        return self.activation(F.linear(x, self.weight_ih, self.bias_ih) + F.linear(h, self.weight_hh, self.bias_hh))

#: last
class Last(nn.Module):
    """The last moment of a sequence."""

    def forward(self, h):
        return h[:, -1]

#: moments
class Moments(nn.Module):
    """A row of numbers as moments of a sequence."""

    def forward(self, x):
        return x.reshape(len(x), $steps, -1)

#: answers
class Answers(nn.Module):
    """All moments of all rows, one below the other."""

    def forward(self, o):
        return o.flatten(0, 1)

#: unpack
def unpack(packed, *shape):
    """Numbers in double precision, as they were compressed at the end of this file."""
    return torch.tensor(array("d", zlib.decompress(base64.b64decode(packed)))).reshape(*shape)

#: per_tensor
class PerTensor(torch.optim.Optimizer):
    """An optimizer that moves one tensor after the other; state["t"] counts the updates from 1."""

    def __init__(self, parameters, lr):
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                self.state[p]["t"] = self.state[p].get("t", 0) + 1
                self.move(p, p.grad, self.state[p], group["lr"])

#: layers_of
def layers_of(model):
    """The parameters, those of one layer together."""
    layers = {}
    for name, p in model.named_parameters():
        layers.setdefault(name.rpartition(".")[0], []).append(p)
    return layers.values()

#: weighted
CLASS_WEIGHTS = torch.tensor($class_weights)


def weighted_loss(prediction, target, classes):
    """The mean over the answers, each of which counts as much as its class."""
    weight = CLASS_WEIGHTS[classes]
    total = weight.sum()
    return (weight * losses(prediction, target)).sum() / (total if total > 0 else 1)

#: penalty
def penalty(model):
    """What large weights cost; biases, scales and shifts are free."""
    weights = [p for name, p in model.named_parameters() if p.dim() == 2]
    return $l1 * sum(w.abs().sum() for w in weights) + $l2 / 2 * sum(w.square().sum() for w in weights)

#: main
updates = 0


def whole_loss(x, y):
    """The loss of a whole set."""
    model.eval()
    with torch.no_grad():
        value = float(loss_function(model(x), y$flat))
    model.train()
    return value


def main():
    global $globals
    train_x, train_y = unpack(TRAIN_X, $train_rows, -1), unpack(TRAIN_Y, $train_shape)$long
    test_x, test_y = unpack(TEST_X, $test_rows, -1), unpack(TEST_Y, $test_shape)$long
$classes
    nn.utils.vector_to_parameters(unpack(INITIAL, -1), model.parameters())

    def report(epoch):
        losses = {"train": whole_loss(train_x, train_y), "test": whole_loss(test_x, test_y)}
        print(json.dumps({"epoch": epoch, **losses}), flush=True)
        return losses["train"]

    report(0)
    for epoch in range(EPOCHS):
        order = $order
        for start in range(0, len(order), BATCH):
            rows = order[start:start + BATCH]
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(updates, epoch)
$loop
            updates += 1
        $report
