"""One game by two processes, half of each batch to either, and by one alone; says how far s is apart, as JSON."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
import torch
import torch.nn.functional as F
from pruning_game import PruningGame
from torch import distributed, nn


def play(rank, size, out):
    torch.set_num_threads(1)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(20, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 3))
    x, y = torch.randn(32, 20)[rank::size], torch.randint(0, 3, (32,))[rank::size]
    game = PruningGame(model, "neuron", "contest", gamma=3, lr_s=5e-3, steps_per_epoch=20)
    net = nn.parallel.DistributedDataParallel(model) if size > 1 else model
    optimizer = torch.optim.Adam(net.parameters(), 1e-3)
    for _ in range(60):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        game.step(loss)
        optimizer.step()
    game.save(f"{out}.{size}.json")
    s = torch.cat(list(game.participation().values()))
    torch.save(s, f"{out}.{size}.{rank}.pt")


def play_together(rank, size, meeting, out):
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=size)
    play(rank, size, out)
    # Threads of gloo that still hold a tensor when Python ends abort the process (pytorch pull request 179291).
    distributed.barrier()
    distributed.destroy_process_group()


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    out = str(folder / "processes")
    torch.multiprocessing.spawn(play_together, (2, f"file://{folder}/meeting", out), nprocs=2)
    play(0, 1, out)
    one, first, second = (torch.load(f"{out}.{name}.pt") for name in ("1.0", "2.0", "2.1"))
    print(json.dumps({"apart": (one - first).abs().max().item(), "between": (first - second).abs().max().item(), "mean": one.mean().item()}))
