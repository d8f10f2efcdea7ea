package com.example.tuning;

import io.sparktune.data.Imbalance;
import io.sparktune.data.PreparationSettings;

/** The keys of {@code prepare} for LIBSVM files. */
public record LibsvmPreparation(Scaling scale, Imbalance imbalance)
    implements PreparationSettings {}
