"""Fixed configurations by PyTorch: five folds each in processes of one thread, refit and hold-out score."""
import numpy as np
import peers
import torch
import torch.multiprocessing
from torch import nn


def network(inputs, classes, c):
    layers = []
    for _ in range(c['layers']):
        dense = nn.Linear(inputs, c['units'])
        nn.init.kaiming_normal_(dense.weight, nonlinearity='relu')
        nn.init.zeros_(dense.bias)
        layers += [dense, nn.ReLU() if c['activation'] == 'relu' else nn.Tanh()]
        layers += [nn.Dropout(c['dropout'])] if c['dropout'] > 0 else []
        inputs = c['units']
    return nn.Sequential(*layers, nn.Linear(inputs, classes))


def scaled(c, train, valid):
    if c['scale'] == 'standard':
        low, spread = train.mean(0), train.std(0)
    else:
        low, spread = train.min(0), train.max(0) - train.min(0)
    spread[spread == 0] = 1
    return torch.from_numpy((train - low) / spread), torch.from_numpy((valid - low) / spread)


def accuracy(c, train, labels, valid, valid_labels, seed):
    torch.manual_seed(seed)
    train, valid = scaled(c, train, valid)
    labels, valid_labels = torch.from_numpy(labels), torch.from_numpy(valid_labels)
    model = network(train.shape[1], classes, c)
    adam = torch.optim.Adam(model.parameters(), lr=c['rate'], foreach=True)
    loss = nn.CrossEntropyLoss()
    for _ in range(epochs):
        order = torch.randperm(len(labels))
        for start in range(0, len(labels), c['batch']):
            rows = order[start:start + c['batch']]
            adam.zero_grad(set_to_none=True)
            loss(model(train[rows]), labels[rows]).backward()
            adam.step()
    model.eval()
    with torch.no_grad():
        return (model(valid).argmax(1) == valid_labels).float().mean().item()


def fold(task):
    c, number = task
    training, validation = folds[number]
    return accuracy(configurations[c], train[training], train_labels[training], train[validation],
                    train_labels[validation], c * 100 + number)


torch.set_num_threads(1)
path, target, configurations, epochs, processes = peers.job()
values, labels, classes = peers.load(path, target)
train, train_labels, held, held_labels, folds = peers.split(values, labels)
with torch.multiprocessing.get_context('fork').Pool(processes, initializer=torch.set_num_threads, initargs=(1,)) as pool:
    tasks = [(c, number) for c in range(len(configurations)) for number in range(len(folds))]
    scores = np.array(pool.map(fold, tasks, chunksize=1)).reshape(-1, len(folds)).mean(1)
best = configurations[scores.argmax()]
print(f'mean {scores.mean():.4f} best {scores.max():.4f}'
      f' hold-out {accuracy(best, train, train_labels, held, held_labels, 1):.4f}')
