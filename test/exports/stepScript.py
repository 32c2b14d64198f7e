"""Has scripts of runs do steps from given weights on given examples: python3 stepScript.py CASES.json ANSWERS.json.

In double precision, so that they can be held against the reference to the last digits.
"""

import json
import pathlib
import runpy
import sys

import torch

torch.set_default_dtype(torch.float64)
answers = []
for case in json.loads(pathlib.Path(sys.argv[1]).read_text()):
    script = runpy.run_path(case["script"])
    net = script["Net"](torch.Generator(), "cpu")
    with torch.no_grad():
        for own, given in zip(net.theta, case["kernels"] + case["biases"]):
            own.copy_(torch.tensor(given).reshape(own.shape))
    x, y = torch.tensor(case["examples"]), torch.tensor(case["labels"])
    spec, losses = script["SPEC"], []
    for share in case["feeShares"]:
        losses.append(script["step"](net, x, y, spec, share, spec["lrTheta"], True))
    answers.append(
        {
            "losses": losses,
            "participation": [group.s.flatten().tolist() for group in net.groups],
            "biases": [bias.tolist() for bias in net.biases],
        }
    )
pathlib.Path(sys.argv[2]).write_text(json.dumps(answers))
