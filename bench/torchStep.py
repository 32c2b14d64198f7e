"""One training step of the paper's MLP with gates in PyTorch on one thread; prints best and median ms."""
import statistics
import sys
import time

import torch

torch.set_num_threads(1)
batch = int(sys.argv[1])
torch.manual_seed(0)
layers = [torch.nn.Linear(a, b) for a, b in ((784, 512), (512, 256), (256, 10))]
gates = [torch.ones(512, requires_grad=True), torch.ones(256, requires_grad=True)]
parameters = [p for layer in layers for p in layer.parameters()]
optimizer = torch.optim.Adam(parameters, lr=1e-3)
images = torch.rand(batch, 784) * (torch.rand(batch, 784) < 0.19)
labels = torch.randint(0, 10, (batch,))


def step():
    optimizer.zero_grad()
    hidden = torch.relu(gates[0] * layers[0](images))
    hidden = torch.relu(gates[1] * layers[1](hidden))
    torch.nn.functional.cross_entropy(layers[2](hidden), labels).backward()
    optimizer.step()
    for gate in gates:
        gate.grad = None


for _ in range(20):
    step()
rounds = []
for _ in range(20):
    start = time.perf_counter()
    for _ in range(8):
        step()
    rounds.append((time.perf_counter() - start) / 8 * 1e3)
print(min(rounds), statistics.median(rounds))
