"""One game by two processes, half of each batch to either, and by one alone; says how far s is apart, as JSON.

Of two nets: one whose layers all take part, and one of which a layer takes part in the batches of the first process alone.
"""

import datetime
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
import torch
import torch.nn.functional as F
from pruning_game import PruningGame
from torch import distributed, nn


class Forked(nn.Module):
    """Examples whose first number is positive go through one layer more."""

    def __init__(self):
        super().__init__()
        self.first, self.aside, self.last = nn.Linear(20, 16), nn.Linear(16, 16), nn.Linear(16, 3)

    def forward(self, x):
        h, goes = self.first(x).relu(), x[:, 0] > 0
        if goes.any():
            h = torch.where(goes[:, None], self.aside(h).relu(), h)
        return self.last(h)


NETS = {
    "straight": lambda: nn.Sequential(nn.Linear(20, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 3)),
    "forked": Forked,
}


def play(rank, size, out, name):
    torch.set_num_threads(1)
    torch.manual_seed(0)
    model = NETS[name]()
    x, y = torch.randn(32, 20), torch.randint(0, 3, (32,))
    # Every other example is the second process's.
    x[0::2, 0], x[1::2, 0] = 1, -1
    x, y = x[rank::size], y[rank::size]
    game = PruningGame(model, "neuron", "contest", gamma=3, lr_s=5e-3, steps_per_epoch=20)
    net = nn.parallel.DistributedDataParallel(model, find_unused_parameters=name == "forked") if size > 1 else model
    optimizer = torch.optim.Adam(net.parameters(), 1e-3)
    for _ in range(60):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        game.step(loss)
        optimizer.step()
    game.save(f"{out}.{name}.{size}.json")
    s = torch.cat(list(game.participation().values()))
    torch.save(s, f"{out}.{name}.{size}.{rank}.pt")


def play_together(rank, size, meeting, out):
    # Processes that wait for one another end.
    distributed.init_process_group(
        "gloo", init_method=meeting, rank=rank, world_size=size, timeout=datetime.timedelta(minutes=1)
    )
    for name in NETS:
        play(rank, size, out, name)
    # Threads of gloo that still hold a tensor when Python ends abort the process (pytorch pull request 179291).
    distributed.barrier()
    distributed.destroy_process_group()


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    out = str(folder / "processes")
    torch.multiprocessing.spawn(play_together, (2, f"file://{folder}/meeting", out), nprocs=2)
    told = {}
    for name in NETS:
        play(0, 1, out, name)
        one, first, second = (torch.load(f"{out}.{name}.{which}.pt") for which in ("1.0", "2.0", "2.1"))
        told[name] = {
            "apart": (one - first).abs().max().item(),
            "between": (first - second).abs().max().item(),
            "mean": one.mean().item(),
        }
    print(json.dumps(told))
