package io.sparktune.data.series;

import io.sparktune.data.DataSource;
import io.sparktune.data.KindSettings;
import java.util.Optional;

/**
 * The origin of series and their columns.
 *
 * @param aim what is foretold
 * @param fillsGaps whether missing steps have the value before them
 */
public record SeriesSettings(DataSource source, SeriesAim aim, boolean fillsGaps)
    implements KindSettings {

  @Override
  public String place() {
    return source.place();
  }

  @Override
  public Optional<DataSource> table() {
    return Optional.of(source);
  }

  @Override
  public boolean hasTimes() {
    return true;
  }

  @Override
  public boolean isInTimeOrder() {
    return true;
  }
}
