"""Plays a game that the test has written down, with python/pruning_game.py; says s after every step, and the loss, as JSON."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
import torch
import torch.nn.functional as F
from pruning_game import PruningGame

torch.set_num_threads(1)


def snake(name):
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def filled(module, kernel, bias):
    """kernel comes as the engine has it: [inputs, outputs], of a convolution [row, column, channel, filter]."""
    out = len(bias)
    with torch.no_grad():
        kernel = torch.tensor(kernel).view(-1, out)
        if isinstance(module, torch.nn.Conv2d):
            kernel = kernel.view(*module.kernel_size, module.in_channels, out).permute(3, 2, 0, 1)
            module.weight.copy_(kernel)
        else:
            module.weight.copy_(kernel.t())
        module.bias.copy_(torch.tensor(bias))
    return module


def network(layers):
    modules = []
    for layer in layers:
        if layer["kind"] == "dense":
            modules.append(filled(torch.nn.Linear(layer["inputs"], layer["outputs"]), layer["kernel"], layer["bias"]))
        elif layer["kind"] == "conv2d":
            module = torch.nn.Conv2d(layer["channels"], layer["outputs"], layer["edge"])
            modules.append(filled(module, layer["kernel"], layer["bias"]))
        elif layer["kind"] == "maxPool":
            modules.append(torch.nn.MaxPool2d(layer["edge"]))
        elif layer["kind"] == "flatten":
            modules.append(torch.nn.Flatten())
        else:
            modules.append(torch.nn.ReLU())
    return torch.nn.Sequential(*modules)


task = json.load(sys.stdin)
model = network(task["layers"])
game = PruningGame(model, every=task["every"], sample=4096, **{snake(name): value for name, value in task["game"].items()})
optimizer = torch.optim.Adam(model.parameters(), task["rate"])
told = {"participation": [], "losses": []}
for at, (inputs, labels) in enumerate(task["batches"]):
    for changed in (change["patch"] for change in task["changes"] if change["step"] == at):
        game.set(**{snake(name): value for name, value in changed.items()})
    optimizer.zero_grad()
    loss = F.cross_entropy(model(torch.tensor(inputs).view(task["shape"])), torch.tensor(labels))
    loss.backward()
    game.step(loss)
    optimizer.step()
    if task["pin"] and task["pin"]["after"] == at + 1:
        game.pin(game.layers[0].name, task["pin"]["player"], task["pin"]["s"])
    told["losses"].append(loss.item())
    told["participation"].append([s for layer in game.participation().values() for s in layer.reshape(-1).tolist()])
game.save(task["out"])
print(json.dumps(told))
