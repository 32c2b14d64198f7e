"""The Pruning Game on any torch.nn.Module with Linear and Conv2d layers, played while you train, and recorded.

    from pruning_game import PruningGame

    game = PruningGame(model, players="neuron", rule="contest", gamma=5, gamma_warmup=5, steps_per_epoch=len(loader))
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    for epoch in range(20):
        for x, y in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            game.step(loss)  # before the optimizer: s and theta both move from where the gradient was taken
            optimizer.step()
        game.test(lambda: accuracy(model))
        game.save("run.json")

The game is that of "Pruning as a Game" (Z. Shah, N. Khan, arXiv 2512.22106). Player i has the weights theta_i and takes part
with s_i in [0, 1]; the forward pass uses s_i theta_i. Its utility is

    U_i = alpha b_i s_i - beta |theta_i|^2 s_i^2 - gamma s_i - eta s_i sum_{j != i} s_j <theta_i, theta_j>

over the players of its layer, and s_i climbs it. Names are those of the laboratory in the browser, written with underscores.
docs/recording.md says what a recording holds. Needs torch alone, 1.13 or newer.
"""

import array
import base64
import contextlib
import datetime
import json
import math
import os
import platform
import sys

import torch

RULES = {
    # How the paper's open choices are closed (src/spec/interpretations.ts).
    "contest": dict(
        benefit_sign="saliency", benefit_gradient="theta", benefit_scale="relative",
        benefit_memory=0.99, dynamics="projected", lr_s=2e-4,
    ),
    "joint": dict(
        benefit_sign="descent", benefit_gradient="s", benefit_scale="absolute",
        benefit_memory=0.0, dynamics="adam", lr_s=1e-3,
    ),
    "printed": dict(
        benefit_sign="printed", benefit_gradient="theta", benefit_scale="absolute",
        benefit_memory=0.0, dynamics="projected", lr_s=1e-3,
    ),
}  # fmt: skip
CHOICES = {
    "benefit_sign": ("printed", "descent", "saliency"),
    "benefit_gradient": ("theta", "s"),
    "benefit_scale": ("absolute", "relative", "relative-net"),
    "dynamics": ("projected", "proximal", "adam"),
}
# What the page reads; other numbers would be refused there, so they are refused here, before anything is computed.
RANGES = {
    "alpha": (0, 100), "beta": (0, 100), "gamma": (0, 100), "eta": (0, 100), "gamma_warmup": (0, 20),
    "benefit_memory": (0, 0.999), "lr_s": (1e-6, 1), "epsilon": (1e-4, 0.5), "game_ends": (0, 200),
}  # fmt: skip
PRICES = ("alpha", "beta", "gamma", "eta")
# In a list; as src/game/listText.ts has it.
MOST_VALUES = 64
KINDS = {"neuron": ("Linear",), "filter": ("Conv2d", "Linear"), "weight": ("Conv2d", "Linear")}
NORMS = (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)

# As src/game has them.
ADAM_FIRST, ADAM_SECOND, ADAM_EPSILON = 0.9, 0.999, 1e-8
MOTION_STEPS = 20
SETTLED = 1e-3
BINS, LEVELS, QUANTILES = 24, 512, (0.1, 0.5, 0.9)
BARS = BINS + 3
FIGURES = 19 + BARS + len(QUANTILES)
# Of a recording: moments at most, even, and numbers in all of them. These have 45 of the 100 million characters that the page reads.
MOST_MOMENTS, MOST_NUMBERS = 1024, 2**23
# Numbers of s that are kept to tell how it moves.
MOST_CELLS = 2**21
# Players whose last s is kept one by one.
MOST_EXACT = 100_000
# As src/spec/logText.ts, src/spec/checks.ts and src/record/record.ts have them.
MOST_CHANGES, MOST_STEPS, MOST_NAME = 20_000, 20_000_000, 5000


class PruningGame:
    """Plays the game on a model, as an optimizer moves its weights. Build it before DistributedDataParallel wraps the model.

    model: its Linear and Conv2d layers play; the last of them does not where neurons or filters play.
    players: "neuron" (a row of a Linear layer and its bias), "filter" (an output channel of a Conv2d and its bias, and the
        neurons of Linear layers), or "weight" (each number of a kernel; biases never play).
    rule: "contest", "joint" or "printed"; any choice of RULES may be given by name to differ from it.
    alpha, beta, gamma, eta: prices of benefit, size, presence and rivals; a list has one for each layer that plays, 64 at most.
    gamma_warmup, game_ends: epochs over which gamma rises from 0; after which all below epsilon leave and s stands (0: never).
    skip: names of layers that do not play.
    gates: {layer: module behind which s multiplies}. Left out, a layer whose next module is a batch normalisation of as many
        channels has its s behind that: before it, the normalisation would undo every s but 0.
    costs_reach_theta: whether beta and eta are also paid by theta: their gradients are added in `step`.
    sample, seed: players that are recorded one by one (all where there are no more), and by what they are drawn.
    every: steps between two recorded moments; it doubles whenever 1024 moments are there.
    """

    def __init__(
        self, model, players="neuron", rule="contest", *, steps_per_epoch,
        alpha=1.0, beta=0.0, gamma=0.0, eta=0.0, gamma_warmup=0.0, game_ends=0.0, epsilon=0.01,
        skip=(), gates=None, costs_reach_theta=False, sample=1000, seed=0, every=MOTION_STEPS, name="", note="", **choices,
    ):  # fmt: skip
        if players not in KINDS:
            raise ValueError(f"players must be one of {', '.join(KINDS)}; {players!r} is not.")
        if rule not in RULES:
            raise ValueError(f"rule must be one of {', '.join(RULES)}; {rule!r} is not.")
        unknown = set(choices) - set(RULES[rule])
        if unknown:
            raise TypeError(f"PruningGame has no {', '.join(sorted(unknown))}; a rule has {', '.join(RULES[rule])}.")
        if steps_per_epoch < 1 or every < 1 or not 1 <= sample <= 4096:
            raise ValueError("steps_per_epoch and every must be at least 1, and sample from 1 to 4096.")
        if seed != int(seed) or not 0 <= seed < 2**53:
            raise ValueError(f"seed must be a whole number from 0 to 2^53; {seed!r} is not.")
        if max(len(name), len(note)) > MOST_NAME:
            raise ValueError(f"name and note have at most {MOST_NAME} characters.")
        self.steps_per_epoch, self.costs_reach_theta = int(steps_per_epoch), costs_reach_theta
        self.settings = {}
        self.layers = _layers_that_play(model, players, set(skip), gates or {})
        given = dict(RULES[rule], **choices, alpha=alpha, beta=beta, gamma=gamma, eta=eta)
        given.update(gamma_warmup=gamma_warmup, game_ends=game_ends, epsilon=epsilon)
        self._take({name: _own(value) for name, value in given.items()})
        self.steps = 0
        self.pinned = {}
        self.is_over = self.is_baked = False
        # (step, what is set, or a number of its own for what is done to players): as the log writes it; the last of a step counts.
        self._log = {}
        self._benefit_weight = 0.0
        self._adam_steps = 0
        self._recording = _Recording(self, model, players, sample, seed, every, name, note)
        self._recording.see(float("nan"))

    # What a training loop calls.

    @torch.no_grad()
    def step(self, loss=None, grad_scale=1.0):
        """Moves s by the gradient of the last backward pass; to be called before the optimizer moves theta.

        loss: of the batch, for the record. grad_scale: of a GradScaler, `scaler.get_scale()`; all gradients still have it, so
            that this comes before `scaler.unscale_`, too.
        """
        self._check_plays()
        fees = self._fees()
        moves = not self.is_over
        wanted = self._recording.wants(self.steps + 1)
        self._measure(grad_scale)
        for at, layer in enumerate(self.layers):
            prices = {name: self._price(name, at) for name in ("alpha", "beta", "eta")}
            layer.weigh(needs_norm=wanted or prices["beta"] != 0 or prices["eta"] != 0,
                        needs_rivals=wanted or prices["eta"] != 0)  # fmt: skip
            if self.costs_reach_theta:
                layer.charge(prices["beta"], prices["eta"], grad_scale)
            if moves:
                self._move(layer, prices, fees[at])
        if self.settings["dynamics"] == "adam" and moves:
            self._adam_steps += 1
        self._put_pinned()
        self.steps += 1
        if not self.is_over and 0 < self.settings["game_ends"] <= self.steps / self.steps_per_epoch:
            self._end()
        if wanted:
            self._recording.see(float("nan") if loss is None else float(loss), fees)
        elif loss is not None:
            self._recording.loss = loss.detach() if torch.is_tensor(loss) else loss

    def set(self, **changed):
        """Changes prices or choices from the next step on; they are in the record with their step. Either all or none is taken."""
        self._check_plays()
        before = dict(self.settings)
        changed = {name: _own(value) for name, value in changed.items()}
        changed = {name: value for name, value in changed.items() if name not in before or before[name] != value}
        self._check_log(len(changed))
        self._take(changed)
        for name, value in changed.items():
            self._log[self.steps, name] = f"{_camel(name)}={_price_text(value)}".replace(",", "_")

    @torch.no_grad()
    def pin(self, layer, index, s):
        """Holds one player at s from now on. layer: its name; index: of the neuron or filter, or into the flat kernel."""
        if not 0 <= s <= 1:
            raise ValueError(f"s must be from 0 to 1; {s} is not.")
        self._check_plays()
        self._check_log(1)
        self.pinned[self._player(layer, index)] = float(s)
        self._log[self.steps, len(self._log)] = f"pin={self._player(layer, index)}@{float(s)}"
        self._put_pinned()

    def release(self, layer, index):
        """Lets a pinned player move again."""
        self._check_plays()
        self._check_log(1)
        self.pinned.pop(self._player(layer, index), None)
        self._log[self.steps, len(self._log)] = f"release={self._player(layer, index)}"

    def test(self, accuracy, validation=None):
        """Records how well the net reads, as it is and without the pruned.

        accuracy, validation: called without arguments, twice each; each gives a share of 1. Validation may be left out.
        """
        self._check_plays()
        if not callable(accuracy) or not (validation is None or callable(validation)):
            raise TypeError("test takes functions, that of accuracy first and always: game.test(lambda: accuracy(model)).")
        soft = [_share(measure) for measure in (accuracy, validation)]
        with self.without_pruned():
            cut = [_share(measure) for measure in (accuracy, validation)]
        self._recording.test(soft, cut)
        return soft[0], cut[0]

    @contextlib.contextmanager
    def without_pruned(self):
        """The model as it is with everybody below epsilon out, while the block runs."""
        before = [layer.s.detach().clone() for layer in self.layers]
        with torch.no_grad():
            for layer in self.layers:
                layer.s[layer.s < self.settings["epsilon"]] = 0
        try:
            yield
        finally:
            with torch.no_grad():
                for layer, s in zip(self.layers, before):
                    layer.s.copy_(s)

    def save(self, path):
        """Writes the recording as it stands; a file that was there is replaced when the new one is whole."""
        if _rank() == 0:
            text = json.dumps(self._recording.to_json(), allow_nan=False)
            part = f"{path}.part"
            with open(part, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(part, path)

    @torch.no_grad()
    def bake(self):
        """Ends the game on the model: everybody below epsilon leaves, s is multiplied into the weights, the gates go.

        The game stays as it was: it can be saved and asked for its s, but not played on.
        """
        self._check_plays()
        self._recording.close()
        with self.without_pruned():
            for layer in self.layers:
                layer.bake()
        self.is_baked = True

    # What the page calls by the same names.

    def participation(self):
        """s of every layer that plays, by its name; of weights in the shape of the kernel."""
        return {layer.name: layer.s.detach() for layer in self.layers}

    @property
    def sparsity(self):
        """Share of all players that are pruned, 0 to 1."""
        return 1 - sum(layer.active(self.settings["epsilon"]) for layer in self.layers) / self.player_count

    @property
    def player_count(self):
        return sum(layer.s.numel() for layer in self.layers)

    # The mathematics, all players of a layer at a time.

    def _price(self, name, at):
        value = self.settings[name]
        return value[min(at, len(value) - 1)] if isinstance(value, (list, tuple)) else value

    def _fees(self):
        warmup = self.settings["gamma_warmup"]
        share = 1.0 if warmup <= 0 else min(1.0, self.steps / self.steps_per_epoch / warmup)
        return [self._price("gamma", at) * share for at in range(len(self.layers))]

    def _measure(self, grad_scale):
        """The benefit b of every player as it enters U, from dL/ds of this batch."""
        memory, scale = self.settings["benefit_memory"], self.settings["benefit_scale"]
        self._benefit_weight = memory * self._benefit_weight + (1 - memory)
        for layer in self.layers:
            slope = layer.take_slope(grad_scale)
            if self.settings["benefit_gradient"] == "theta":
                slope = slope * layer.s
            if self.settings["benefit_sign"] == "saliency":
                slope = slope.abs()
            elif self.settings["benefit_sign"] == "descent":
                slope = -slope
            if memory == 0:
                layer.benefit_sum = slope
            elif layer.benefit_sum is None:
                layer.benefit_sum = slope * (1 - memory)
            else:
                layer.benefit_sum = layer.benefit_sum * memory + slope * (1 - memory)
            layer.benefit = layer.benefit_sum / self._benefit_weight
        if scale == "absolute":
            return
        totals = [layer.benefit.abs().sum() for layer in self.layers]
        whole = torch.stack([total.to(totals[0].device) for total in totals]).sum() / self.player_count
        for layer, total in zip(self.layers, totals):
            mean = whole.to(total.device) if scale == "relative-net" else total / layer.s.numel()
            layer.benefit = torch.where(mean > 0, layer.benefit / mean, torch.zeros_like(layer.benefit))

    def _move(self, layer, prices, fee):
        """s by equations 17 and 18: projected, proximal, or Adam on -dU/ds."""
        s, rate = layer.s, self.settings["lr_s"]
        push = prices["alpha"] * layer.benefit
        if prices["eta"] != 0:
            push = push - prices["eta"] * layer.rivalry
        if prices["beta"] != 0:
            push = push - 2 * prices["beta"] * layer.norm * s
        if self.settings["dynamics"] == "proximal":
            s.add_(push, alpha=rate).sub_(rate * fee).clamp_(0, 1)
            return
        # sign(0) = 0: who is out does not pay to feel what it would earn.
        push = push - fee * (s > 0)
        if self.settings["dynamics"] == "adam":
            if layer.first is None:
                layer.first, layer.second = torch.zeros_like(s), torch.zeros_like(s)
            layer.first.mul_(ADAM_FIRST).sub_(push, alpha=1 - ADAM_FIRST)
            layer.second.mul_(ADAM_SECOND).addcmul_(push, push, value=1 - ADAM_SECOND)
            mean = layer.first / (1 - ADAM_FIRST ** (self._adam_steps + 1))
            spread = (layer.second / (1 - ADAM_SECOND ** (self._adam_steps + 1))).sqrt_()
            push = -mean / spread.add_(ADAM_EPSILON)
        s.add_(push, alpha=rate).clamp_(0, 1)

    def _end(self):
        """The game is over: who counts as pruned is out, and nobody moves any more."""
        self.is_over = True
        for layer in self.layers:
            layer.s[layer.s < self.settings["epsilon"]] = 0
        self._put_pinned()

    # Names and places of players.

    def _check_plays(self):
        if self.is_baked:
            raise RuntimeError("bake() has ended this game: it can be saved. To play on, build another PruningGame.")

    def _check_log(self, more):
        """A longer log, or a later change, would not be read."""
        if self.steps > MOST_STEPS:
            raise RuntimeError(f"A recording has changes up to step {MOST_STEPS}: nothing was changed now. Play on, or save and begin anew.")
        if len(self._log) + more > MOST_CHANGES:
            raise RuntimeError(
                f"A recording has at most {MOST_CHANGES} changes: nothing was changed now. Set prices once an epoch, or use gamma_warmup."
            )

    def _take(self, changed):
        """Checks all before any is set."""
        for name, value in changed.items():
            if name in CHOICES:
                if value not in CHOICES[name]:
                    raise ValueError(f"{name} must be one of {', '.join(CHOICES[name])}; {value!r} is not.")
            elif name in RANGES:
                low, high = RANGES[name]
                values = value if name in PRICES and isinstance(value, (list, tuple)) else [value]
                if len(values) > MOST_VALUES:
                    raise ValueError(f"A list has at most {MOST_VALUES} values; {name} has {len(values)}. Give one price for all layers.")
                # To Python True is 1; the page takes numbers alone.
                are_numbers = all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in values)
                if not values or not are_numbers or not all(low <= each <= high for each in values):
                    raise ValueError(f"{name} must be a number from {low} to {high}; {value!r} is not.")
                if len(values) > len(self.layers):
                    raise ValueError(f"{name} has {len(values)} values; {len(self.layers)} layers play.")
            else:
                raise TypeError(f"There is no {name} to be set.")
        self.settings.update(changed)

    def _player(self, name, index):
        first = 0
        for layer in self.layers:
            if layer.name == name:
                if not 0 <= index < layer.s.numel():
                    raise IndexError(f"{name} has players 0 to {layer.s.numel() - 1}; {index} is none of them.")
                return first + int(index)
            first += layer.s.numel()
        raise KeyError(f"{name} is no layer that plays; those are {', '.join(layer.name for layer in self.layers)}.")

    def _put_pinned(self):
        first = 0
        for layer in self.layers if self.pinned else ():
            flat = layer.s.view(-1)
            for player, s in self.pinned.items():
                if first <= player < first + flat.numel():
                    flat[player - first] = s
            first += flat.numel()


class _Layer:
    """One group of players: those of a layer, who compete with one another."""

    def __init__(self, name, module, kind, gate):
        self.name, self.module, self.kind, self.gate = name, module, kind, gate
        weight = module.weight
        shape = weight.shape if kind == "weight" else weight.shape[:1]
        self.s = torch.ones(shape, device=weight.device, dtype=torch.float32, requires_grad=True)
        self.benefit = torch.zeros_like(self.s, requires_grad=False)
        self.benefit_sum = self.first = self.second = self.norm = self.rivalry = None
        if kind == "weight":
            torch.nn.utils.parametrize.register_parametrization(module, "weight", _Gate(self.s))
        else:
            places = (-1, 1, 1) if isinstance(module, torch.nn.Conv2d) else (-1,)
            gated = gate or module
            self.hook = gated.register_forward_hook(lambda _, __, out: out * self.s.view(places).to(out.dtype))
        self.weigh(True, True)

    @property
    def theta(self):
        """The weights as they learn, without s; bias is never part of theta. Shape [players, each one's weights]."""
        if self.kind == "weight":
            return self.parameter
        return self.parameter.reshape(len(self.s), -1)

    @property
    def parameter(self):
        return self.module.parametrizations.weight.original if self.kind == "weight" else self.module.weight

    def take_slope(self, grad_scale):
        """dL/ds of the batch, the mean over all processes; it is used up."""
        slope, self.s.grad = self.s.grad, None
        if slope is None:
            # Its layer took no part in this batch; in that of another process it may have.
            slope = torch.zeros_like(self.s)
        if grad_scale != 1:
            # Where the scaled loss overflowed, the batch says nothing.
            slope = torch.nan_to_num(slope / grad_scale, 0.0, 0.0, 0.0)
        if _world() > 1:
            torch.distributed.all_reduce(slope)
            slope = slope / _world()
        return slope

    @torch.no_grad()
    def weigh(self, needs_norm, needs_rivals):
        """|theta_i|^2 and sum_{j != i} s_j <theta_i, theta_j>, without a Gram matrix."""
        theta, s = self.theta.float(), self.s
        if needs_norm:
            self.norm = theta.square() if self.kind == "weight" else theta.square().sum(1)
        if needs_rivals:
            self.rivalry = self._dot(theta, self._crowd(theta, s)) - s * self.norm

    def _crowd(self, theta, s):
        """sum_j s_j theta_j"""
        return (theta * s).sum() if self.kind == "weight" else s @ theta

    def _dot(self, theta, crowd):
        return theta * crowd if self.kind == "weight" else theta @ crowd

    def charge(self, beta, eta, grad_scale):
        """Adds dC_i/dtheta_i to the gradient of theta, which is grad_scale times as large as it will count."""
        if (beta == 0 and eta == 0) or self.parameter.grad is None:
            return
        theta, s = self.theta, self.s
        each = s if self.kind == "weight" else s[:, None]
        cost = theta * each.square() * (2 * beta - eta)
        if eta != 0:
            cost = cost + eta * each * self._crowd(theta, s)
        self.parameter.grad.add_(cost.view_as(self.parameter).to(self.parameter.grad.dtype), alpha=grad_scale)

    def active(self, epsilon):
        return int((self.s >= epsilon).sum())

    def bake(self):
        if self.kind == "weight":
            torch.nn.utils.parametrize.remove_parametrizations(self.module, "weight", leave_parametrized=True)
            return
        self.hook.remove()
        target = self.gate or self.module
        for tensor in (target.weight, target.bias):
            if tensor is not None:
                tensor.mul_(self.s.view(-1, *[1] * (tensor.dim() - 1)).to(tensor.dtype))


class _Gate(torch.nn.Module):
    def __init__(self, s):
        super().__init__()
        # In a tuple, so that it is no state of the model: its optimizer does not move it, its checkpoints have no s.
        self.held = (s,)

    def forward(self, weight):
        return weight * self.held[0].to(weight.dtype)


def _layers_that_play(model, players, skip, gates):
    modules = [(name, module) for name, module in model.named_modules() if not list(module.children())]
    names = [name for name, _ in modules]
    strange = (skip | set(gates) | set(gates.values())) - set(names)
    if strange:
        raise KeyError(f"The model has no layer {', '.join(sorted(strange))}; it has {', '.join(names)}.")
    learning = [at for at, (_, module) in enumerate(modules) if isinstance(module, (torch.nn.Linear, torch.nn.Conv2d))]
    if players != "weight":
        # Each class needs its own output.
        learning = learning[:-1]
    layers = []
    for at in learning:
        name, module = modules[at]
        if name in skip or type(module).__name__ not in KINDS[players]:
            continue
        gate = dict(modules)[gates[name]] if name in gates else None
        follower = modules[at + 1][1] if at + 1 < len(modules) else None
        if players != "weight" and gate is None and isinstance(follower, NORMS):
            gate = follower if follower.num_features == module.weight.shape[0] else None
        if gate is not None and getattr(gate, "weight", None) is None:
            raise ValueError(f"s of {name} cannot stand behind a module without weights: a later bake would lose it.")
        kind = players if players != "filter" or isinstance(module, torch.nn.Conv2d) else "neuron"
        layers.append(_Layer(name, module, kind, gate))
    if not layers:
        raise ValueError(f"Nobody plays: the model has no {' or '.join(KINDS[players])} layer for players of kind {players}.")
    return layers


class _Recording:
    """What is kept of a game: per layer the summary of all its players over time, and a sample one by one."""

    def __init__(self, game, model, players, sample, seed, every, name, note):
        self.game, self.kind, self.every = game, players, int(every)
        self.began = datetime.datetime.now(datetime.timezone.utc)
        self.loss = float("nan")
        self.divergence = None
        self.moments, self.tests, self.past = [], [], []
        self.sampled = self._draw(sample, seed)
        # Per moment: four numbers of each player that is followed; a row of figures and the fee of each layer.
        width = 4 * sum(map(len, self.sampled)) + (FIGURES + 1) * len(game.layers)
        self.capacity = max(2, min(MOST_MOMENTS, 2 * (MOST_NUMBERS // (2 * width))))
        counts = [p.numel() for p in model.parameters()]
        self.about = {
            "by": f"PyTorch {torch.__version__}",
            "python": platform.python_version(),
            "device": _device_words(game.layers[0].s.device),
            "model": type(model).__name__,
            "parameters": sum(counts),
            "seed": int(seed),
        }
        self.named = {key: text for key, text in (("name", name), ("note", note)) if text}
        # As it began; what is set on the way is in the log.
        self.spec = {_camel(key): _price_text(value) for key, value in game.settings.items()}
        self.spec.update(granularity=players, costIntoTheta=bool(game.costs_reach_theta))
        self.work = {}
        self.hooks = [
            module.register_forward_hook(lambda module, _, out, at=name: self._count(at, module, out))
            for name, module in model.named_modules()
            if isinstance(module, (torch.nn.Linear, torch.nn.Conv2d))
        ]

    def _count(self, name, module, out):
        """Multiplications for one example, from the first forward pass."""
        if name not in self.work:
            places = math.prod(out.shape[-2:]) if isinstance(module, torch.nn.Conv2d) else math.prod(out.shape[1:-1])
            self.work[name] = module.weight.numel() * places

    def _draw(self, most, seed):
        """One player by chance out of each of equal stretches of a layer, so that the sample lies evenly over it."""
        generator = torch.Generator().manual_seed(seed)
        total = self.game.player_count
        sampled = []
        for layer in self.game.layers:
            count = layer.s.numel()
            kept = count if total <= most else max(1, most * count // total)
            edges = torch.arange(kept + 1, dtype=torch.int64) * count // kept
            drawn = torch.rand(kept, generator=generator, dtype=torch.float64)
            sampled.append(edges[:-1] + (drawn * (edges[1:] - edges[:-1])).long())
        return sampled

    def wants(self, step):
        return self.divergence is None and step % self.every == 0

    def see(self, loss, fees=None):
        """Takes in the players as they stand, right after a step or before the first."""
        self.loss = loss
        moment = self._moment(loss, fees)
        if moment is None:
            return
        if len(self.moments) == self.capacity:
            self.moments = self.moments[::2]
            self.every *= 2
        self.moments.append(moment)
        self._remember(moment["step"])

    @torch.no_grad()
    def _moment(self, loss, fees=None):
        """What is recorded of the players as they stand; None where their numbers have run away."""
        game = self.game
        if self._has_diverged():
            return None
        fees = game._fees() if fees is None else fees
        sums, columns, first = [], [], 0
        before = self._before(game.steps)
        for at, layer in enumerate(game.layers):
            old = None if before is None else before[at]
            sums.append(self._summary(at, layer, fees[at], first, old))
            picked = self.sampled[at].to(layer.s.device)
            columns.append([each.reshape(-1)[picked].float().cpu() for each in (layer.s, layer.benefit, layer.norm, layer.rivalry)])
            first += layer.s.numel()
        moment = dict(step=game.steps, loss=loss, fees=[float(fee) for fee in fees], summaries=torch.stack(sums))
        for at, key in enumerate(("participation", "benefit", "normSquared", "rivalry")):
            moment[key] = torch.cat([layer[at] for layer in columns])
        # Regrets have squares that are too large long before the numbers are.
        return None if self._has_diverged(sums) else moment

    def _has_diverged(self, more=()):
        """Whether the numbers have run away, by now or before; the page takes none of what is no number."""
        game = self.game
        if self.divergence is None:
            numbers = [each for layer in game.layers for each in (layer.s, layer.benefit, layer.norm, layer.rivalry)]
            if not all(bool(torch.isfinite(each).all()) for each in (*numbers, *more)):
                if game.steps == 0:
                    raise ValueError("The weights of the model are no numbers, or too large.")
                self.divergence = f"Its numbers ran away by step {game.steps}: lower the rates."
        return self.divergence is not None

    def close(self):
        """Takes the last moment while the layers can still be weighed, and counts no work any more."""
        self.moments = self._with_now()
        for hook in self.hooks:
            hook.remove()

    def _with_now(self):
        """The moments, and the one where the game stands. That is not among those that are kept: it is off their beat."""
        game = self.game
        if self.moments[-1]["step"] == game.steps or self.divergence is not None or game.is_baked:
            return self.moments
        for layer in game.layers:
            layer.weigh(True, True)
        now = self._moment(float(self.loss))
        return self.moments if now is None else [*self.moments, now]

    def _remember(self, step):
        """Keeps s for `_before`: of very many players not at every moment, but evenly, so that few are enough to go back."""
        kept = max(2, MOST_CELLS // self.game.player_count)
        if not self.past or step - self.past[-1][0] >= MOTION_STEPS / (kept - 1):
            self.past.append((step, [layer.s.detach().clone() for layer in self.game.layers]))

    def _before(self, step):
        """s of the newest step kept that is MOTION_STEPS or more back, or of the first one; None before there is any."""
        while len(self.past) > 1 and self.past[1][0] <= step - MOTION_STEPS:
            self.past.pop(0)
        return self.past[0][1] if self.past else None

    def _summary(self, at, layer, fee, first, old):
        """A row of src/game/summary.ts, counted by torch; shape [49]."""
        game, epsilon = self.game, self.game.settings["epsilon"]
        s, b, n, c = (each.reshape(-1) for each in (layer.s.detach(), layer.benefit, layer.norm, layer.rivalry))
        alpha, beta, eta = (game._price(name, at) for name in ("alpha", "beta", "eta"))
        pruned = s < epsilon
        marginal = alpha * b - 2 * beta * n * s - fee * (s > 0) - eta * c
        settled = ~pruned & (((s + marginal).clamp(0, 1) - s).abs() <= SETTLED)
        loose = ~pruned & ~settled
        motion = marginal if old is None else s - old.reshape(-1)
        if old is None:
            # Nothing to compare with yet: the way it is pushed is the way it goes.
            motion = torch.where(marginal < 0, -torch.ones_like(s), torch.ones_like(s))
        if game.is_over:
            motion = torch.zeros_like(s)
        paying = ~pruned & (alpha * b * s - beta * n * s * s - fee * s - eta * c * s < 0)
        gain, curvature = alpha * b - fee - eta * c, 2 * beta * n
        inside = (gain > 0) & (gain >= curvature)
        interior = (gain > 0) & ~inside
        indifferent = (gain == 0) & (curvature == 0)
        out = ~(inside | interior | indifferent)
        half = 0.5 * curvature
        regret_out = torch.where(gain <= 0, s * (half * s - gain), torch.zeros_like(s))
        regret_in = torch.where(inside, (1 - s) * (gain - curvature + half * (1 - s)), torch.zeros_like(s))
        away = s - gain / torch.where(interior, curvature, torch.ones_like(s))
        regret_between = torch.where(interior, half * away * away, torch.zeros_like(s))
        regret = regret_out + regret_in + regret_between
        worst = int(regret.argmax())
        count = lambda mask: int(mask.sum())
        bars = torch.bincount(_bars(s, epsilon), minlength=BARS)
        levels = torch.bincount((s * LEVELS + 0.5).long(), minlength=LEVELS + 1).cumsum(0)
        quantiles = [int((levels < share * (len(s) - 1) + 1).sum()) / LEVELS for share in QUANTILES]
        figures = [
            len(s), float(s.sum(dtype=torch.float64)), count(settled),
            count(loose & (motion > 0)), count(loose & (motion < 0)), count(loose & (motion == 0)), 0, count(pruned), 0,
            count(paying), count(out), count(interior), count(inside), count(indifferent),
            float(regret_out.sum(dtype=torch.float64)), float(regret_between.sum(dtype=torch.float64)),
            float(regret_in.sum(dtype=torch.float64)), float(regret[worst]), first + (worst if float(regret[worst]) > 0 else 0),
        ]  # fmt: skip
        return torch.tensor([*figures, *bars.tolist(), *quantiles], dtype=torch.float32)

    def test(self, soft, cut):
        if self._has_diverged():
            return
        game, epsilon = self.game, self.game.settings["epsilon"]
        active = [layer.active(epsilon) for layer in game.layers]
        loss = float(self.loss)
        if self.tests and self.tests[-1]["step"] == game.steps:
            self.tests.pop()
        self.tests.append({
            "step": game.steps, "epoch": game.steps / game.steps_per_epoch,
            "testAccuracy": soft[0], "testAccuracyPruned": cut[0],
            "validationAccuracy": soft[1], "validationAccuracyPruned": cut[1],
            "sparsity": 1 - sum(active) / game.player_count, "activePerLayer": active,
            "meanParticipation": sum(float(layer.s.sum(dtype=torch.float64)) for layer in game.layers) / game.player_count,
            "loss": loss if math.isfinite(loss) else None,
        })  # fmt: skip

    def to_json(self):
        game = self.game
        moments = self._with_now()
        stacked = lambda key: torch.stack([moment[key] for moment in moments])
        firsts = [sum(layer.s.numel() for layer in game.layers[:at]) for at in range(len(game.layers))]
        shown = torch.cat([picked + first for picked, first in zip(self.sampled, firsts)])
        is_exact = game.player_count <= MOST_EXACT and self.divergence is None
        last = torch.cat([layer.s.detach().reshape(-1).cpu() for layer in game.layers]) if is_exact else torch.zeros(0)
        verdict = {"ended": "interrupted" if self.divergence is None else "diverged", "steps": moments[-1]["step"]}
        if self.divergence is not None:
            verdict["divergence"] = self.divergence
        players = {layer.name for layer in game.layers}
        return {
            "format": "pruning-game/run",
            "version": 2,
            "manifest": {
                "spec": self.spec,
                "log": ";".join(f"{step}:{change}" for (step, _), change in game._log.items()),
                "recorded": {
                    **self.about,
                    "multiplications": [self.work.get(layer.name, 0) for layer in game.layers],
                    "otherMultiplications": sum(count for name, count in self.work.items() if name not in players),
                },
                "began": self.began.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                **self.named,
            },
            "verdict": verdict,
            "series": {
                "stepsPerEpoch": game.steps_per_epoch,
                "groups": [{"name": layer.name, "granularity": layer.kind, "count": layer.s.numel()} for layer in game.layers],
                "evaluations": self.tests,
                "columns": {
                    "steps": _pack("float64", [moment["step"] for moment in moments]),
                    "losses": _pack("float32", [moment["loss"] for moment in moments]),
                    "fees": _pack("float32", [fee for moment in moments for fee in moment["fees"]]),
                    "summaries": _pack("float32", stacked("summaries")),
                    "shown": _pack("uint32", shown),
                    **{key: _pack("float32", stacked(key)) for key in ("participation", "benefit", "normSquared", "rivalry")},
                },
            },
            "last": {"step": moments[-1]["step"], "participation": _pack("float32", last)},
        }  # fmt: skip


def _bars(s, epsilon):
    """The bar of each s: exact 0, below epsilon, equal bins over [epsilon, 1), exact 1."""
    bins = ((s - epsilon) / (1 - epsilon) * BINS).long().clamp(0, BINS - 1) + 2
    bins = torch.where(s < epsilon, torch.ones_like(bins), bins)
    bins = torch.where(s == 0, torch.zeros_like(bins), bins)
    return torch.where(s >= 1, torch.full_like(bins, BARS - 1), bins)


def _pack(kind, values):
    """As src/record/packed.ts: the bytes in base64, the lowest of each number first."""
    values = values.reshape(-1).tolist() if torch.is_tensor(values) else values
    numbers = array.array({"float64": "d", "float32": "f", "uint32": "I"}[kind], values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return {"type": kind, "base64": base64.b64encode(numbers.tobytes()).decode("ascii")}


def _camel(name):
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def _own(value):
    """A list as it is now, whatever becomes of the caller's."""
    return tuple(value) if isinstance(value, list) else value


def _price_text(value):
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def _share(measure):
    if measure is None:
        return None
    share = float(measure())
    if not 0 <= share <= 1:
        raise ValueError(f"An accuracy must be a share from 0 to 1; {share} is not. Divide percent by 100.")
    return share


def _device_words(device):
    return f"{device.type}: {torch.cuda.get_device_name(device)}" if device.type == "cuda" else device.type


def _world():
    distributed = torch.distributed
    return distributed.get_world_size() if distributed.is_available() and distributed.is_initialized() else 1


def _rank():
    distributed = torch.distributed
    return distributed.get_rank() if distributed.is_available() and distributed.is_initialized() else 0
