"""PyTorch on the processor, with as many threads as --threads says."""

import time

import torch
from gated import Game, options, serve, shard

asked = options("--threads")
torch.set_num_threads(asked.threads)
pixels, labels = shard()
game = Game(asked.model, asked.granularity)
state = {"step": 0, "loss": float("nan")}


def run(steps):
    begin = time.perf_counter()
    for _ in range(steps):
        start = state["step"] * asked.batch % (len(labels) - asked.batch + 1)
        part = slice(start, start + asked.batch)
        state["loss"] = game.step(pixels[part], labels[part])
        state["step"] += 1
    return 1000 * (time.perf_counter() - begin)


serve(run, lambda: {"loss": float(state["loss"]), "players": game.playing()})
