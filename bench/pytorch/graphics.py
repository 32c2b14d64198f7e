"""PyTorch on a CUDA device: eager, or one step captured as a CUDA graph and replayed (--graph 1)."""

import time

import torch
from gated import Game, options, serve, shard

WARM_STEPS = 3  # on a stream of their own, as the documentation of CUDA graphs asks

asked = options("--graph")
if not torch.cuda.is_available():
    raise SystemExit("PyTorch finds no CUDA device.")
pixels, labels = shard("cuda")
game = Game(asked.model, asked.granularity, "cuda", capturable=bool(asked.graph))
state = {"step": 0, "loss": torch.full((), float("nan"), device="cuda")}


def part():
    start = state["step"] * asked.batch % (len(labels) - asked.batch + 1)
    state["step"] += 1
    return slice(start, start + asked.batch)


def eager():
    where = part()
    state["loss"] = game.step(pixels[where], labels[where])


def captured():
    """The step as a function that copies a batch in and replays."""
    inputs, targets = pixels[: asked.batch].clone(), labels[: asked.batch].clone()
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(WARM_STEPS):
            game.step(inputs, targets)
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        state["loss"] = game.step(inputs, targets)

    def replay():
        where = part()
        inputs.copy_(pixels[where])
        targets.copy_(labels[where])
        graph.replay()

    return replay


step = captured() if asked.graph else eager


def run(steps):
    torch.cuda.synchronize()
    begin = time.perf_counter()
    for _ in range(steps):
        step()
    torch.cuda.synchronize()
    return 1000 * (time.perf_counter() - begin)


serve(run, lambda: {"loss": float(state["loss"]), "players": game.playing()})
