/**
 * The program that plays a run in PyTorch, as text; `RUN` stands in front of it (formats/pytorch.ts). It states the game from
 * the equations once more, in a few lines of torch: it is no translation of the engine.
 */
export const script = String.raw`
import argparse
import gzip
import math
import pathlib

import torch
import torch.nn.functional as F

SPEC = RUN["spec"]


# ---- Data: images of shape [count, 784] as bytes, labels of shape [count] ----


def idx(folder, name):
    """One IDX file, packed or not."""
    for file in (folder / name, folder / (name + ".gz"), folder / name.replace("-idx", ".idx")):
        if file.exists():
            raw = file.read_bytes()
            raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
            extents = [int.from_bytes(raw[4 + 4 * i : 8 + 4 * i], "big") for i in range(raw[3])]
            data = torch.frombuffer(bytearray(raw[4 + 4 * len(extents) :]), dtype=torch.uint8)
            return data.reshape(extents[0], -1)
    raise SystemExit(f"{folder} has no {name} (nor {name}.gz), and no manifest.json.")


def shards(folder, part):
    """The files that the Pruning Game prepares: labels, then pixels, packed."""
    pixels, labels = [], []
    for file in sorted(folder.glob(part + "-*.bin")):
        raw = torch.frombuffer(bytearray(gzip.decompress(file.read_bytes())), dtype=torch.uint8)
        count = len(raw) // 785
        labels.append(raw[:count])
        pixels.append(raw[count:].reshape(count, 784))
    return torch.cat(pixels), torch.cat(labels)


def load(folder):
    """Pixels as the net reads them and labels; those that train, then those of the test."""
    if (folder / "manifest.json").exists():
        (train, train_labels), (test, test_labels) = shards(folder, "train"), shards(folder, "test")
    else:
        train, test = idx(folder, "train-images-idx3-ubyte"), idx(folder, "t10k-images-idx3-ubyte")
        train_labels = idx(folder, "train-labels-idx1-ubyte").flatten()
        test_labels = idx(folder, "t10k-labels-idx1-ubyte").flatten()
    shift, scale = 0.0, 1.0
    if SPEC["inputNormalisation"] == "standard":
        values = train.double() / 255
        shift, scale = values.mean().item(), values.std(unbiased=False).item()
    read = lambda pixels: (pixels.float() / 255 - shift) / scale
    kept = len(train) - (RUN["validation"] if SPEC["split"] == "validation" else 0)
    return read(train[:kept]), train_labels[:kept].long(), read(test), test_labels.long()


# ---- The net and its players ----


class Group:
    """Players of one kind in one layer: slices of its kernel. s broadcasts over the kernel."""

    def __init__(self, layer, keeps, kernel):
        axes = ["output", "input", "row", "column"][: kernel.dim()]
        self.layer, self.gates_bias = layer, keeps == ["output"]
        self.shape = [n if axis in keeps else 1 for n, axis in zip(kernel.shape, axes)]
        self.over = [at for at, axis in enumerate(axes) if axis not in keeps]
        self.kept = [at for at, axis in enumerate(axes) if axis in keeps]
        self.s = torch.ones(self.shape, device=kernel.device, requires_grad=True)
        zeros = lambda: torch.zeros(self.shape, device=kernel.device)
        self.earned, self.weight = zeros(), 0.0
        self.first, self.second, self.first_weight, self.second_weight = zeros(), zeros(), 0.0, 0.0

    def own(self, values):
        """Sum over each player's own slice."""
        return values.sum(self.over, keepdim=True) if self.over else values

    def crowd(self, theta):
        """Sum over all players of s theta, place by place in their slices."""
        return (self.s * theta).sum(self.kept, keepdim=True)


class Net:
    def __init__(self, generator, device):
        self.kernels, self.biases = [], []
        for block in RUN["blocks"]:
            if "shape" in block:
                kernel, bias = initial(block["shape"], generator)
                self.kernels.append(kernel.to(device).requires_grad_())
                self.biases.append(bias.to(device).requires_grad_())
        self.groups = [Group(g["layer"], g["keeps"], self.kernels[g["layer"]]) for g in RUN["groups"]]
        self.theta = self.kernels + self.biases
        kind, rate = SPEC["optimizer"], SPEC["lrTheta"]
        if kind == "adam":
            self.optimizer = torch.optim.Adam(self.theta, lr=rate, betas=(0.9, 0.999), eps=1e-8)
        else:
            self.optimizer = torch.optim.SGD(
                self.theta, lr=rate, momentum=0.9 if kind == "momentum" else 0
            )

    def logits(self, x, participations):
        layer = 0
        if RUN["readsImage"]:
            height, width, channels = RUN["input"]
            x = x.view(-1, channels, height, width)
        for block in RUN["blocks"]:
            if "shape" in block:
                kernel, bias = self.kernels[layer], self.biases[layer]
                for group, s in zip(self.groups, participations):
                    if group.layer == layer:
                        kernel = kernel * s
                        bias = bias * s.flatten() if group.gates_bias else bias
                layer += 1
                if block["kind"] == "conv2d":
                    x = F.conv2d(x, kernel, bias, padding=block["padding"])
                else:
                    x = F.linear(x.flatten(1), kernel, bias)
            elif block["kind"] == "maxPool":
                x = F.max_pool2d(x, block["edge"])
            elif block["kind"] == "leaky":
                x = F.leaky_relu(x, 0.01)
            else:
                x = {"relu": F.relu, "tanh": torch.tanh}[block["kind"]](x)
        return x

    def gate(self, layer, without):
        """Participations of the other kinds that play in a layer, multiplied."""
        product = torch.ones((), device=self.kernels[layer].device)
        for group in self.groups:
            if group.layer == layer and group is not without:
                product = product * group.s
        return product


def initial(shape, generator):
    outputs, inputs, *edges = shape
    fan_in, fan_out = inputs * math.prod(edges), outputs * math.prod(edges)
    uniform = lambda size, bound: (2 * torch.rand(size, generator=generator) - 1) * bound
    if SPEC["initialisation"] == "torch":
        return uniform(shape, fan_in**-0.5), uniform([outputs], fan_in**-0.5)
    if SPEC["initialisation"] == "he":
        kernel = torch.randn(shape, generator=generator) * math.sqrt(2 / fan_in)
    else:
        kernel = uniform(shape, math.sqrt(6 / (fan_in + fan_out)))
    return kernel, torch.zeros(outputs)


# ---- The game: equations (8) to (18) of the paper ----


def price(name, spec, group):
    """A price is one number, or one for each group; the last holds for all further ones."""
    prices = [float(part) for part in str(spec[name]).split(",")]
    return prices[min(group, len(prices) - 1)]


def remember(net, spec):
    """What the batch tells of each player's benefit, into a running mean; gives b as it enters U."""
    rho = spec["benefitMemory"]
    for group in net.groups:
        b = group.s * group.s.grad if spec["benefitGradient"] == "theta" else group.s.grad
        b = {"printed": b, "descent": -b, "saliency": b.abs()}[spec["benefitSign"]]
        group.earned = rho * group.earned + (1 - rho) * b
        group.weight = rho * group.weight + (1 - rho)
    benefits = [group.earned / group.weight for group in net.groups]
    means = [b.abs().mean() for b in benefits]
    if spec["benefitScale"] == "relative-net":
        sizes = [b.numel() for b in benefits]
        means = [sum(m * n for m, n in zip(means, sizes)) / sum(sizes)] * len(means)
    if spec["benefitScale"] == "absolute":
        return benefits
    return [b / m if m > 0 else torch.zeros_like(b) for b, m in zip(benefits, means)]


def moved(group, gained, curvature, fee, spec):
    """s after one step. gained: alpha b less what rivals cost; curvature: 2 beta |theta|^2."""
    s, rate = group.s, spec["lrS"]
    smooth = gained - curvature * s
    slope = smooth - fee * (s > 0)
    if spec["dynamics"] == "projected":
        s = s + rate * slope
    elif spec["dynamics"] == "proximal":
        s = s + rate * smooth - rate * fee
    elif spec["dynamics"] == "bestResponse":
        gain = gained - fee
        all_or_nothing = torch.where(gain == 0, s, (gain > 0).to(s))
        inside = (gain / curvature.clamp(min=1e-30)).clamp(0, 1)
        s = s + rate * (torch.where(curvature > 0, inside, all_or_nothing) - s)
    elif spec["dynamics"] == "adam":
        group.first = 0.9 * group.first - 0.1 * slope
        group.second = 0.999 * group.second + 0.001 * slope**2
        group.first_weight = 0.9 * group.first_weight + 0.1
        group.second_weight = 0.999 * group.second_weight + 0.001
        spread = (group.second / group.second_weight).sqrt() + 1e-8
        s = s - rate * group.first / group.first_weight / spread
    elif spec["dynamics"] == "sigmoid":
        phi = torch.where(s >= 1, torch.full_like(s, 4.0), torch.log(s / (1 - s)))
        open_ = torch.sigmoid(phi)
        inner = gained - curvature * open_ - fee
        s = torch.where(s > 0, torch.sigmoid(phi + rate * open_ * (1 - open_) * inner), s)
    return s.clamp(0, 1)


def step(net, x, y, spec, fee_share, theta_rate, plays):
    """Theta and s move at once, both from where they stand."""
    for tensor in net.theta + [group.s for group in net.groups]:
        tensor.grad = None
    loss = F.cross_entropy(net.logits(x, [group.s for group in net.groups]), y)
    loss.backward()
    with torch.no_grad():
        benefits, nexts = remember(net, spec), []
        costs = {}
        for at, (group, b) in enumerate(zip(net.groups, benefits)):
            alpha, beta, gamma, eta = (price(n, spec, at) for n in ("alpha", "beta", "gamma", "eta"))
            others_gate = net.gate(group.layer, group)
            theta = net.kernels[group.layer] * others_gate
            norm = group.own(theta**2)
            others = group.crowd(theta) - group.s * theta if eta else torch.zeros_like(theta)
            rivalry = group.own(theta * others)
            if plays:
                gained, curvature = alpha * b - eta * rivalry, 2 * beta * norm
                nexts.append(moved(group, gained, curvature, fee_share * gamma, spec))
            if spec["costIntoTheta"]:
                own = 2 * beta * group.s**2 * theta + eta * group.s * others
                costs[group.layer] = costs.get(group.layer, 0) + others_gate * own
        for layer, cost in costs.items():
            net.kernels[layer].grad += cost
        net.optimizer.param_groups[0]["lr"] = theta_rate
        net.optimizer.step()
        for group, s in zip(net.groups, nexts):
            group.s.copy_(s)
    return loss.item()


# ---- The run ----


@torch.no_grad()
def figures(net, x, y, step_number, per_epoch, loss, epsilon):
    """How the net stands, those below epsilon out."""
    s = torch.cat([group.s.flatten() for group in net.groups])
    left = [group.s * (group.s >= epsilon) for group in net.groups]
    right = sum(
        int((net.logits(images, left).argmax(1) == labels).sum())
        for images, labels in zip(x.split(1000), y.split(1000))
    )
    return {
        "step": step_number,
        "epoch": step_number / per_epoch,
        "testAccuracyPruned": right / len(y),
        "sparsity": float((s < epsilon).float().mean()),
        "activePerLayer": [int((group.s >= epsilon).sum()) for group in net.groups],
        "meanParticipation": float(s.mean()),
        "loss": loss,
    }


def main():
    parser = argparse.ArgumentParser(description="One run of the Pruning Game, in PyTorch.")
    parser.add_argument("--data", type=pathlib.Path, required=True, help="the folder of the images")
    parser.add_argument("--steps", type=int, default=RUN["steps"], help="ends after so many steps")
    parser.add_argument("--every", type=int, help="steps between two tests; an epoch if left out")
    parser.add_argument("--seed", type=int, default=SPEC["seed"], help="of weights and of the order")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, help="of the processor")
    parser.add_argument("--out", type=pathlib.Path, help="where the tests go, as JSON")
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    x, y, test_x, test_y = (part.to(asked.device) for part in load(asked.data))
    generator = torch.Generator().manual_seed(asked.seed)
    net = Net(generator, asked.device)
    spec, changes = dict(SPEC), list(RUN["changes"])
    per_epoch = math.ceil(len(y) / spec["batchSize"])
    has_ended, told, loss = False, [], math.nan
    for number in range(asked.steps):
        while changes and changes[0][0] <= number:
            spec.update(changes.pop(0)[1])
        epoch = number / per_epoch
        is_over = 0 < spec["gameEnds"] <= epoch
        if is_over and not has_ended:
            for group in net.groups:
                group.s.data *= group.s.data >= spec["epsilon"]
        has_ended = is_over
        if number % per_epoch == 0:
            order = torch.randperm(len(y), generator=generator).to(asked.device)
        place = number % per_epoch * spec["batchSize"]
        batch = order[place : place + spec["batchSize"]]
        fee_share = min(1, epoch / spec["gammaWarmup"]) if spec["gammaWarmup"] > 0 else 1
        rate = 0 if spec["freezeTheta"] else spec["lrTheta"]
        if spec["lrThetaSchedule"] == "cosine":
            rate *= (1 + math.cos(math.pi * min(1, epoch / spec["epochs"]))) / 2
        plays = not (is_over or spec["freezeS"])
        loss = step(net, x[batch], y[batch], spec, fee_share, rate, plays)
        if (number + 1) % (asked.every or per_epoch) == 0 or number + 1 == asked.steps:
            told.append(figures(net, test_x, test_y, number + 1, per_epoch, loss, spec["epsilon"]))
            print(
                "step {step}, epoch {epoch:.2f}: test {testAccuracyPruned:.2%} without the pruned, "
                "sparsity {sparsity:.2%}, active {activePerLayer}, mean s {meanParticipation:.3f}, "
                "loss {loss:.3f}".format(**told[-1]),
                flush=True,
            )
    if asked.out:
        asked.out.write_text(json.dumps(told))


if __name__ == "__main__":
    main()
`;
