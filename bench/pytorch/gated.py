"""The net that the page trains, in PyTorch: each hidden neuron's row and bias, or each weight, times its s.

The contenders that import this file wait for lines on standard input ("time 20", "standing") and answer
each with one line of JSON; the first line they write says that they are ready.
"""

import argparse
import gzip
import json
import math
import pathlib
import sys

import torch
import torch.nn.functional as F

SHARD = pathlib.Path(__file__).resolve().parents[2] / "public/data/mnist/train-00.bin"
SHARD_COUNT, IMAGE_SIZE = 5000, 784

# The paper's L1 Sparsity Strong; RATE_S so small that nobody leaves while the clock runs.
BETA, GAMMA = 0.001, 0.1
RATE, RATE_S = 1e-3, 1e-6


def options(*extra):
    parser = argparse.ArgumentParser()
    parser.add_argument("--widths", required=True)
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--granularity", choices=["neuron", "weight"], default="neuron")
    for flag in extra:
        parser.add_argument(flag, type=int, required=True)
    asked = parser.parse_args()
    asked.widths = [int(width) for width in asked.widths.split("-")]
    return asked


def shard(device="cpu"):
    """Pixels of shape [5000, 784] in 0 to 1, labels of shape [5000]."""
    data = bytearray(gzip.decompress(SHARD.read_bytes()))
    whole = torch.frombuffer(data, dtype=torch.uint8)
    pixels = whole[SHARD_COUNT:].reshape(SHARD_COUNT, IMAGE_SIZE).float() / 255
    return pixels.to(device), whole[:SHARD_COUNT].long().to(device)


class Game:
    """One net and its players; Adam moves both from the same point."""

    def __init__(self, widths, granularity="neuron", device="cpu", **adam):
        torch.manual_seed(0)
        self.weights_play = granularity == "weight"
        self.kernels, self.biases = [], []
        for inputs, outputs in zip(widths, widths[1:]):
            bound = 1 / math.sqrt(inputs)
            self.kernels.append(torch.empty(outputs, inputs, device=device).uniform_(-bound, bound))
            self.biases.append(torch.empty(outputs, device=device).uniform_(-bound, bound))
        shapes = (
            [kernel.shape for kernel in self.kernels]
            if self.weights_play
            else [(width,) for width in widths[1:-1]]
        )
        self.players = [torch.ones(shape, device=device) for shape in shapes]
        for tensor in self.kernels + self.biases + self.players:
            tensor.requires_grad_()
        groups = [
            {"params": self.kernels + self.biases, "lr": RATE},
            {"params": self.players, "lr": RATE_S},
        ]
        self.adam = torch.optim.Adam(groups, **adam)

    def logits(self, x):
        if self.weights_play:
            layers = list(zip(self.kernels, self.biases, self.players))
            for kernel, bias, s in layers[:-1]:
                x = F.relu(F.linear(x, kernel * s, bias))
            kernel, bias, s = layers[-1]
            return F.linear(x, kernel * s, bias)
        for kernel, bias, s in zip(self.kernels, self.biases, self.players):
            x = F.relu(F.linear(x, kernel, bias) * s)
        return F.linear(x, self.kernels[-1], self.biases[-1])

    def step(self, pixels, labels):
        loss = F.cross_entropy(self.logits(pixels), labels)
        self.adam.zero_grad(set_to_none=False)
        loss.backward()
        with torch.no_grad():
            for kernel, s in zip(self.kernels, self.players):
                # dC/ds of equation 10 without rivals: 2 beta |theta|^2 s + gamma
                size = kernel.square() if self.weights_play else kernel.square().sum(1)
                s.grad += 2 * BETA * size * s + GAMMA
            self.adam.step()
            for s in self.players:
                s.clamp_(0, 1)
        return loss

    def playing(self):
        return sum(int((s > 0).sum()) for s in self.players)


def answer(**values):
    print(json.dumps(values), flush=True)


def serve(time, standing):
    """Answers until standard input ends.

    time: takes a number of steps, gives milliseconds in all; standing: gives loss and players.
    """
    answer(ready=True)
    for line in sys.stdin:
        command = line.split()
        if command[0] == "time":
            answer(ms=time(int(command[1])))
        else:
            answer(**standing())
