"""The rows and the splits of both peers."""
import gzip
import json
import sys

import numpy as np
from sklearn.model_selection import StratifiedKFold, train_test_split


def job():
    """Path, target, configurations, epochs and processes: the arguments of a peer."""
    path, target, configurations, epochs, processes = sys.argv[1:6]
    with open(configurations) as file:
        return path, target, json.load(file), int(epochs), int(processes)


def load(path, target):
    with (gzip.open if path.endswith('.gz') else open)(path, 'rt') as file:
        head = file.readline().strip().split(',')
        rows = [line.strip().split(',') for line in file]
    at = head.index(target)
    labels, places = np.unique([row[at] for row in rows], return_inverse=True)
    values = np.array([row[:at] + row[at + 1:] for row in rows], dtype=np.float32)
    return values, places.astype(np.int64), len(labels)


def split(values, labels):
    train, held = train_test_split(np.arange(len(labels)), test_size=0.2, stratify=labels, random_state=42)
    folds = list(StratifiedKFold(5, shuffle=True, random_state=42).split(values[train], labels[train]))
    return values[train], labels[train], values[held], labels[held], folds
