"""The net that the page trains, in PyTorch: each filter's or hidden neuron's kernel and bias, or each weight, times its s.

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
    parser.add_argument("--model", type=json.loads, required=True, help="as src/model/model.ts has it")
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--granularity", choices=["neuron", "weight", "filter"], default="neuron")
    for flag in extra:
        parser.add_argument(flag, type=int, required=True)
    return parser.parse_args()


def shard(device="cpu"):
    """Pixels of shape [5000, 784] in 0 to 1, labels of shape [5000]."""
    data = bytearray(gzip.decompress(SHARD.read_bytes()))
    whole = torch.frombuffer(data, dtype=torch.uint8)
    pixels = whole[SHARD_COUNT:].reshape(SHARD_COUNT, IMAGE_SIZE).float() / 255
    return pixels.to(device), whole[:SHARD_COUNT].long().to(device)


class Layer:
    """A dense block or a convolution: weights that learn, and who plays in them (s; None for nobody)."""

    def __init__(self, block, granularity, is_last, device):
        *places, inputs, outputs = block["parameters"][0]["shape"]
        self.is_convolution = bool(places)
        self.padding = places[0] // 2 if places and block["input"][:2] == block["output"][:2] else 0
        bound = 1 / math.sqrt(inputs * math.prod(places))
        draw = lambda *shape: torch.empty(*shape, device=device).uniform_(-bound, bound)
        self.kernel, self.bias = draw(outputs, inputs, *places), draw(outputs)
        self.weights_play = granularity == "weight"
        kinds_playing = ("dense", "conv2d") if granularity == "filter" else ("dense",)
        self.s = None
        if self.weights_play:
            self.s = torch.ones_like(self.kernel)
        elif block["kind"] in kinds_playing and not is_last:
            self.s = torch.ones(outputs, device=device)

    def __call__(self, x):
        kernel = self.kernel * self.s if self.weights_play else self.kernel
        if self.is_convolution:
            z = F.conv2d(x, kernel, self.bias, padding=self.padding)
            gate = (-1, 1, 1)
        else:
            z = F.linear(x.flatten(1), kernel, self.bias)
            gate = (-1,)
        return z if self.s is None or self.weights_play else z * self.s.view(gate)


class Game:
    """One net and its players; Adam moves both from the same point."""

    def __init__(self, model, granularity="neuron", device="cpu", **adam):
        torch.manual_seed(0)
        blocks = model["blocks"]
        # PyTorch has the channels first, and so has an image as it lies in the file.
        *places, channels = blocks[0]["input"]
        self.input = (-1, channels, *places)
        self.layers, self.walk = [], []
        for block in blocks:
            if block["parameters"]:
                self.layers.append(Layer(block, granularity, block is blocks[-1], device))
                self.walk.append(self.layers[-1])
            elif block["kind"] == "maxPool":
                window = block["input"][0] // block["output"][0]
                self.walk.append(lambda x, window=window: F.max_pool2d(x, window))
            elif block["kind"] == "relu":
                self.walk.append(F.relu)
            else:
                raise SystemExit(f"It has nothing for “{block['token']}” here.")
        self.playing_layers = [layer for layer in self.layers if layer.s is not None]
        theta = [tensor for layer in self.layers for tensor in (layer.kernel, layer.bias)]
        players = [layer.s for layer in self.playing_layers]
        for tensor in theta + players:
            tensor.requires_grad_()
        groups = [{"params": theta, "lr": RATE}, {"params": players, "lr": RATE_S}]
        self.adam = torch.optim.Adam(groups, **adam)

    def logits(self, x):
        x = x.view(self.input)
        for block in self.walk:
            x = block(x)
        return x

    def step(self, pixels, labels):
        loss = F.cross_entropy(self.logits(pixels), labels)
        self.adam.zero_grad(set_to_none=False)
        loss.backward()
        with torch.no_grad():
            for layer in self.playing_layers:
                # dC/ds of equation 10 without rivals: 2 beta |theta|^2 s + gamma
                size = layer.kernel.square()
                if not layer.weights_play:
                    size = size.flatten(1).sum(1)
                layer.s.grad += 2 * BETA * size * layer.s + GAMMA
            self.adam.step()
            for layer in self.playing_layers:
                layer.s.clamp_(0, 1)
        return loss

    def playing(self):
        return sum(int((layer.s > 0).sum()) for layer in self.playing_layers)


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
