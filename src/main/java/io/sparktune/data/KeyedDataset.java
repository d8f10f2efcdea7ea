package io.sparktune.data;

/** A data set and what its folds are planned by. */
public record KeyedDataset(Dataset dataset, RowKeys keys) {}
