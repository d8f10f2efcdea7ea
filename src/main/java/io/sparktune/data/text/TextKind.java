package io.sparktune.data.text;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataKind;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.KindSettings;
import io.sparktune.data.RecordJson;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.IOException;

/** Texts, and other columns of their table, with a class or a number each. */
public record TextKind() implements DataKind {

  @Override
  public String name() {
    return TextDataset.KIND;
  }

  @Override
  public TextSettings settings(SettingsReader data, Task task) {
    return new TextSettingsReader(data, task).read();
  }

  @Override
  public TextPreparation preparation(SettingsReader prepare, Task task) {
    return TextPreparationReader.read(prepare, task);
  }

  @Override
  public KeyedDataset read(KindSettings settings, DataFiles files, long seed) {
    return new TextRows((TextSettings) settings).read(files);
  }

  @Override
  public byte[] write(FittedInputs inputs) {
    return RecordJson.write((FittedText) inputs);
  }

  @Override
  public FittedText inputs(byte[] file) throws IOException {
    return RecordJson.read(file, FittedText.class);
  }
}
