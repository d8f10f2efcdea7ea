package com.example.tuning;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataKind;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.Imbalance;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.KindSettings;
import io.sparktune.data.RecordJson;
import io.sparktune.data.RowKeys;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.IOException;
import java.util.List;

/** Sparse rows in the text format of LIBSVM: {@code data.kind = libsvm}. */
public final class LibsvmKind implements DataKind {

  static final String NAME = "libsvm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LibsvmSettings settings(SettingsReader data, Task task) {
    return new LibsvmSettings(
        data.text("path", "a file or a folder", path -> !path.isBlank()),
        data.integer("features", 0, 1_000_000, 0),
        task);
  }

  @Override
  public LibsvmPreparation preparation(SettingsReader prepare, Task task) {
    return new LibsvmPreparation(
        prepare.constant("scale", List.of(Scaling.values()), Scaling.MAX_ABS),
        prepare.constant(
            "imbalance",
            task == Task.REGRESSION ? List.of(Imbalance.NONE) : List.of(Imbalance.values()),
            Imbalance.NONE));
  }

  @Override
  public KeyedDataset read(KindSettings settings, DataFiles files, long seed) {
    return new KeyedDataset(
        new LibsvmReader((LibsvmSettings) settings, files).read(), RowKeys.none());
  }

  @Override
  public byte[] write(FittedInputs inputs) {
    return RecordJson.write((FittedSparseInputs) inputs);
  }

  @Override
  public FittedSparseInputs inputs(byte[] file) throws IOException {
    return RecordJson.read(file, FittedSparseInputs.class);
  }
}
