"""Reads a pruned net from safetensors with torch alone: python3 readSafetensors.py NET DIGITS LOGITS.

Everything that it needs to know is in the file: the numbers, and in the metadata the blocks of the net and how its
input is scaled. DIGITS are float32 from 0 to 1, LOGITS are written as float32.
"""

import json
import pathlib
import re
import sys

import torch
import torch.nn.functional as F

net_file, digits_file, logits_file = map(pathlib.Path, sys.argv[1:])
raw = net_file.read_bytes()
start = 8 + int.from_bytes(raw[:8], "little")
header = json.loads(raw[8:start])
about = header.pop("__metadata__")
kinds = {"F32": torch.float32, "I64": torch.int64}


def tensor(entry):
    first, last = entry["data_offsets"]
    part = bytearray(raw[start + first : start + last])
    return torch.frombuffer(part, dtype=kinds[entry["dtype"]]).reshape(entry["shape"])


tensors = {name: tensor(entry) for name, entry in header.items()}
x = torch.frombuffer(bytearray(digits_file.read_bytes()), dtype=torch.float32)
x = (x.reshape(-1, 784) - float(about["input_shift"])) / float(about["input_scale"])
if "inputs" in tensors:
    x = x[:, tensors["inputs"]]

extents, *words = about["left"].split(" ")
if not words:
    first, *widths = extents.split("-")
    words = " relu ".join(f"d{width}" for width in widths).split(" ")
elif all(re.match(r"[cdp]\d", word) for word in words):
    # Without a word of another kind, a ReLU stands behind all weights but the last.
    words = [w for word in words for w in ([word, "relu"] if word[0] in "cd" else [word])][:-1]
if "x" in extents:
    height, width, channels = map(int, extents.split("x"))
    x = x.reshape(-1, channels, height, width)

layer = 0
for word in words:
    if word[0] in "cd" and word[1].isdigit():
        weight, bias = tensors[f"layers.{layer}.weight"], tensors[f"layers.{layer}.bias"]
        layer += 1
    if word == "relu":
        x = F.relu(x)
    elif word == "tanh":
        x = torch.tanh(x)
    elif word == "leaky":
        x = F.leaky_relu(x, 0.01)
    elif word[0] == "p":
        x = F.max_pool2d(x, int(word[1:]))
    elif word[0] == "c":
        x = F.conv2d(x, weight, bias, padding=weight.shape[-1] // 2 if word.endswith("s") else 0)
    elif word[0] == "d":
        x = F.linear(x.flatten(1), weight, bias)
    elif word != "linear":
        raise SystemExit(f"Nothing is known of “{word}”.")
logits_file.write_bytes(x.detach().contiguous().numpy().tobytes())
