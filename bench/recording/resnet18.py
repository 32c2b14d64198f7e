"""Records a short game of ResNet-18's 11 million weights on random data: what the page is measured with.

    python3 bench/recording/resnet18.py resnet18.json

The layers are those of He et al. (2015), table 1, for 1000 classes; 32 rows and columns keep a step short.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
import torch
import torch.nn.functional as F
from pruning_game import PruningGame
from torch import nn

SIZE, BATCH, CLASSES = 32, 2, 1000


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        past = x if self.downsample is None else self.downsample(x)
        x = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(x)) + past)


class ResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.pool = nn.MaxPool2d(3, 2, 1)
        widths = [64, 64, 128, 256, 512]
        for at in range(1, 5):
            blocks = [BasicBlock(widths[at - 1], widths[at], 1 if at == 1 else 2), BasicBlock(widths[at], widths[at], 1)]
            self.add_module(f"layer{at}", nn.Sequential(*blocks))
        self.fc = nn.Linear(512, CLASSES)

    def forward(self, x):
        x = self.pool(F.relu(self.bn1(self.conv1(x))))
        for layer in (self.layer1, self.layer2, self.layer3, self.layer4):
            x = layer(x)
        return self.fc(x.mean((2, 3)))


def main(path, steps):
    torch.manual_seed(0)
    model = ResNet18()
    # Prices and rates at which s crosses its range within these few steps.
    game = PruningGame(
        model, players="weight", rule="contest", gamma=1.2, gamma_warmup=0.5, lr_s=30 / steps / 20, benefit_memory=0.9,
        steps_per_epoch=max(1, steps // 4), every=max(1, steps // 40), name="ResNet-18 on random data",
    )  # fmt: skip
    optimizer = torch.optim.SGD(model.parameters(), 0.01, momentum=0.9)
    x, y = torch.randn(4 * BATCH, 3, SIZE, SIZE), torch.randint(0, CLASSES, (4 * BATCH,))

    def accuracy():
        model.eval()
        with torch.no_grad():
            right = (model(x).argmax(1) == y).float().mean().item()
        model.train()
        return right

    for step in range(steps):
        rows = slice(step % 4 * BATCH, (step % 4 + 1) * BATCH)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x[rows]), y[rows])
        loss.backward()
        game.step(loss)
        optimizer.step()
        if (step + 1) % max(1, steps // 4) == 0:
            game.test(accuracy)
            print(f"step {step + 1}: loss {loss.item():.3f}, {100 * game.sparsity:.1f} % of {game.player_count} pruned", flush=True)
    game.save(path)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "resnet18.json", int(sys.argv[2]) if len(sys.argv) > 2 else 40)
