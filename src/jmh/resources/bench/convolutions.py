"""The networks of ConvolutionRound by PyTorch: one round, CPU milliseconds of an iteration."""

import sys
import time

import torch

torch.set_num_threads(1)


def network(filters, dense):
    layers = []
    channels, side = 1, 28
    for count in filters:
        layers += [torch.nn.Conv2d(channels, count, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool2d(2)]
        channels, side = count, side // 2
    return torch.nn.Sequential(
        *layers,
        torch.nn.Flatten(),
        torch.nn.Linear(channels * side * side, dense),
        torch.nn.ReLU(),
        torch.nn.Linear(dense, 10),
    )


def fit(model, optimizer, pictures, labels, iterations):
    start = time.thread_time()
    for _ in range(iterations):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(pictures), labels)
        loss.backward()
        optimizer.step()
        loss.item()
    return (time.thread_time() - start) * 1e3 / iterations


for name, filters, dense in (("small", (16, 32), 64), ("medium", (32, 64, 128), 128)):
    model = network(filters, dense)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    pictures, labels = torch.rand(64, 1, 28, 28), torch.randint(0, 10, (64,))
    fit(model, optimizer, pictures, labels, 40)
    print(f"{name},PyTorch,PyTorch,{sys.argv[1]},{fit(model, optimizer, pictures, labels, 30):.1f}", flush=True)
