"""Games on small nets that end otherwise than well, or are asked for what cannot be; says what was found, as JSON."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
import pruning_game
import torch
import torch.nn.functional as F
from pruning_game import PruningGame
from torch import nn

torch.set_num_threads(1)
folder = pathlib.Path(sys.argv[1])
PRICES = dict(steps_per_epoch=10, every=5, gamma=2, lr_s=0.02)
found = {}


def net():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(8, 12, bias=False), nn.BatchNorm1d(12), nn.ReLU(), nn.Linear(12, 3))


def play(model, game, steps, rate=0.1, scale=1.0, each=lambda at: None):
    torch.manual_seed(1)
    x, y = torch.randn(32, 8), torch.randint(0, 3, (32,))
    optimizer = torch.optim.SGD(model.parameters(), rate)
    for at in range(steps):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        (loss * scale).backward()
        game.step(loss, grad_scale=scale)
        for parameter in model.parameters():
            parameter.grad /= scale
        optimizer.step()
        each(at)
    return x


def refusal(call):
    try:
        call()
    except (ValueError, RuntimeError, TypeError) as error:
        return str(error)


def saved(game, name):
    game.save(folder / f"{name}.json")


def apart(one, other):
    return max(float((a - b).abs().max()) for a, b in zip(one, other))


# Who runs away: theta at once, and a benefit that leaves s where it is.
model = net()
game = PruningGame(model, **PRICES)
play(model, game, 20, rate=1e25, each=lambda at: game.test(lambda: 0.5) if at % 5 == 0 else None)
saved(game, "diverged")
model = net()
game = PruningGame(model, "neuron", "joint", **PRICES)
play(model, game, 20)
game.layers[0].benefit.fill_(float("inf"))
game._recording.see(1.0)
game.test(lambda: 0.5)
saved(game, "infinite")

# s behind the batch normalisation, and the model that bake leaves.
model = net()
game = PruningGame(model, **PRICES, costs_reach_theta=True, beta=0.01, eta=0.01)
x = play(model, game, 58)
before = game.participation()["0"].clone()
with torch.no_grad():
    reads = nn.Sequential(*model)[:1](x)
    normed = F.batch_norm(reads, None, None, model[1].weight, model[1].bias, training=True)
    found["behindNorm"] = apart([model[1](reads)], [normed * before])
    model.eval()
    with game.without_pruned():
        cut = model(x)
    game.bake()
    found["baked"] = apart([model(x)], [cut])
found["hooks"] = sum(len(module._forward_hooks) for module in model.modules())
found["sparsity"] = game.sparsity
found["afterBake"] = [refusal(call) for call in (game.step, lambda: game.set(gamma=1), lambda: game.test(lambda: 0.5))]
saved(game, "baked")
weights = net()
of_weights = PruningGame(weights, "weight", **PRICES)
play(weights, of_weights, 7)
of_weights.bake()
saved(of_weights, "baked-weights")

# A scaled loss moves s and theta as one that is not.
model = net()
scaled = PruningGame(model, **PRICES, costs_reach_theta=True, beta=0.01, eta=0.01)
play(model, scaled, 58, scale=65536.0)
found["scaled"] = apart(list(scaled.participation().values()), [before])
plain = net()
play(plain, PruningGame(plain, **PRICES, costs_reach_theta=True, beta=0.01, eta=0.01), 58)
found["scaledTheta"] = apart([p.detach() for p in model.parameters()], [p.detach() for p in plain.parameters()])

# A record that is full: saved after every step, it keeps every other moment, and where the game stands.
model = net()
game = PruningGame(model, **PRICES)
game._recording.capacity = 4
steps = []


def note(at):
    saved(game, "full")
    steps.append(game._recording.to_json()["last"]["step"])


play(model, game, 43, each=note)
found["steps"] = steps
many = nn.Sequential(*[nn.Linear(4, 4) for _ in range(301)])
recording = PruningGame(many, **PRICES)._recording
(moment,) = recording.moments
found["numbers"] = recording.capacity * (4 * len(moment["benefit"]) + moment["summaries"].numel())

# How s moves is told by a step some way back, also of as many players as are too many to keep each moment.
def backs(cells, every):
    """Of each recorded moment from step 20 on: how many steps back is what s is compared with, and how many are kept."""
    pruning_game.MOST_CELLS = cells
    model = net()
    game = PruningGame(model, **dict(PRICES, every=every, gamma=0.5, lr_s=1e-4))
    # s of each step, and of none twice.
    history, told = [game.layers[0].s.detach().clone()], []

    def note(at):
        history.append(game.layers[0].s.detach().clone())
        if game.steps >= 20 and game.steps % every == 0:
            (then,) = game._recording._before(game.steps)
            (step,) = [step for step, s in enumerate(history) if torch.equal(s, then)]
            told.append((game.steps - step, len(game._recording.past)))

    play(model, game, 150, each=note)
    return told


cells = pruning_game.MOST_CELLS
found["backs"] = {f"{many} of every {every}": backs(many, every) for many, every in ((10**6, 1), (10**6, 5), (12, 1), (12, 7), (60, 3))}
pruning_game.MOST_CELLS = cells

# What the page would refuse is refused before.
model = net()
game = PruningGame(model, **PRICES)
found["refused"] = [
    refusal(lambda: game.set(gamma=3, beta=1000)),
    refusal(lambda: game.test(lambda: 96.4)),
    refusal(lambda: PruningGame(net(), **PRICES, seed=-1)),
    refusal(lambda: PruningGame(many, **dict(PRICES, gamma=[2] * 65))),
    refusal(lambda: game.set(gamma=True)),
    refusal(lambda: game.set(gamma=[False])),
    refusal(lambda: game.test(None, validation=lambda: 0.5)),
    refusal(lambda: game.test(0.5)),
]
found["gammaThen"] = game.settings["gamma"]
for gamma in (4, 5, 5):
    game.set(gamma=gamma)
saved(game, "set")
saved(PruningGame(many, **dict(PRICES, gamma=list(range(64)))), "longest")
for game.steps in range(1, 20_000):
    game.set(gamma=1 + game.steps / 20_000)
game.steps += 1
found["refused"].append(refusal(lambda: game.set(gamma=1)))
found["changes"] = len(game._log)

# A list is taken as it is when it is given, and a change of it is a change.
fees = [1.0, 2.0]
game = PruningGame(many, **dict(PRICES, gamma=fees))
fees[0] = 3.0
found["listThen"] = list(game.settings["gamma"])
game.set(gamma=fees)
saved(game, "list")

# The page reads changes up to a step.
game = PruningGame(net(), **PRICES)
game.steps = 20_000_000
game.pin("0", 0, 0.5)
game.steps += 1
found["late"] = [
    refusal(call) for call in (lambda: game.set(gamma=1), lambda: game.pin("0", 0, 1), lambda: game.release("0", 0))
]
saved(game, "late")
print(json.dumps(found))
