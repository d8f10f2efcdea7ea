package io.sparktune.data.series;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataKind;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.KindSettings;
import io.sparktune.data.RecordJson;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.IOException;

/** Series in time, of which the next steps are foretold. */
public record SeriesKind() implements DataKind {

  @Override
  public String name() {
    return SeriesDataset.KIND;
  }

  @Override
  public SeriesSettings settings(SettingsReader data, Task task) {
    return new SeriesSettingsReader(data).read(task);
  }

  @Override
  public SeriesPreparation preparation(SettingsReader prepare, Task task) {
    return SeriesPreparationReader.read(prepare);
  }

  @Override
  public KeyedDataset read(KindSettings any, DataFiles files, long seed) {
    SeriesSettings settings = (SeriesSettings) any;
    SeriesTableReader reader =
        new SeriesTableReader(files.table(settings.source()), settings.aim(), settings.fillsGaps());
    SeriesValues values = reader.read(null);
    return new SeriesRows(settings.aim()).of(values, reader.warnings());
  }

  @Override
  public byte[] write(FittedInputs inputs) {
    return RecordJson.write((FittedSeries) inputs);
  }

  @Override
  public FittedSeries inputs(byte[] file) throws IOException {
    return RecordJson.read(file, FittedSeries.class);
  }
}
