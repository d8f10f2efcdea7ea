"""Writes digits.h5: a small network as Keras 2 saves it, trained on the digits 0 to 4 of the samples.

Needs h5py and numpy (Debian: python3-h5py); run from the root of the repository:
  python3 data-samples/models/make_keras_model.py
"""
import csv
import gzip
import json

import h5py
import numpy

ROWS = "data-samples/tabular/digits_8x8.csv.gz"
FILE = "data-samples/models/digits.h5"
CLASSES, UNITS, EPOCHS, RATE = 5, 32, 60, 0.003


def rows():
    with gzip.open(ROWS, "rt", newline="") as file:
        reader = csv.reader(file)
        target = next(reader).index("digit")
        table = numpy.array([[float(cell) for cell in row] for row in reader])
    known = table[table[:, target] < CLASSES]
    return numpy.delete(known, target, axis=1), known[:, target].astype(int)


def trained(inputs, labels, random):
    width = inputs.shape[1]
    first = random.normal(0, (2 / width) ** 0.5, (width, UNITS))
    second = random.normal(0, (2 / UNITS) ** 0.5, (UNITS, CLASSES))
    biases = [numpy.zeros(UNITS), numpy.zeros(CLASSES)]
    truth = numpy.eye(CLASSES)[labels]
    for _ in range(EPOCHS):
        for batch in numpy.array_split(random.permutation(len(inputs)), len(inputs) // 32):
            hidden = numpy.maximum(inputs[batch] @ first + biases[0], 0)
            outputs = numpy.exp(hidden @ second + biases[1])
            error = (outputs / outputs.sum(axis=1, keepdims=True) - truth[batch]) / len(batch)
            below = (error @ second.T) * (hidden > 0)
            second -= RATE * hidden.T @ error
            biases[1] -= RATE * error.sum(axis=0)
            first -= RATE * inputs[batch].T @ below
            biases[0] -= RATE * below.sum(axis=0)
    return [("hidden", first, biases[0]), ("output", second, biases[1])]


def dense(name, weights, activation, **more):
    return {"class_name": "Dense", "config": {
        "name": name, "trainable": True, "dtype": "float32", "units": weights.shape[1],
        "activation": activation, "use_bias": True,
        "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": None}},
        "bias_initializer": {"class_name": "Zeros", "config": {}},
        "kernel_regularizer": None, "bias_regularizer": None, "activity_regularizer": None,
        "kernel_constraint": None, "bias_constraint": None, **more}}


def write(layers):
    model = {"class_name": "Sequential", "config": {"name": "digits", "layers": [
        dense("hidden", layers[0][1], "relu", batch_input_shape=[None, layers[0][1].shape[0]]),
        dense("output", layers[1][1], "softmax")]}}
    with h5py.File(FILE, "w", track_order=False) as file:
        file.attrs["backend"] = numpy.bytes_("tensorflow")
        file.attrs["keras_version"] = numpy.bytes_("2.4.0")
        file.attrs["model_config"] = numpy.bytes_(json.dumps(model))
        weights = file.create_group("model_weights")
        weights.attrs["backend"] = numpy.bytes_("tensorflow")
        weights.attrs["keras_version"] = numpy.bytes_("2.4.0")
        weights.attrs["layer_names"] = numpy.array([numpy.bytes_(name) for name, _, _ in layers])
        for name, kernel, bias in layers:
            layer = weights.create_group(name)
            names = [f"{name}/kernel:0", f"{name}/bias:0"]
            layer.attrs["weight_names"] = numpy.array([numpy.bytes_(each) for each in names])
            layer.create_dataset(names[0], data=kernel.astype("float32"))
            layer.create_dataset(names[1], data=bias.astype("float32"))


if __name__ == "__main__":
    inputs, labels = rows()
    write(trained(inputs, labels, numpy.random.default_rng(42)))
