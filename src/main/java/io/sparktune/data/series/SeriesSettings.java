package io.sparktune.data.series;

import io.sparktune.data.DataSource;
import io.sparktune.data.KindSettings;
import java.util.Optional;

/**
 * The origin of series and their columns.
 *
 * @param season in steps; 0 where there is none
 * @param horizon the number of steps that are foretold from each row
 * @param fillsGaps whether missing steps have the value before them
 */
public record SeriesSettings(
    DataSource source, SeriesColumns columns, double season, int horizon, boolean fillsGaps)
    implements KindSettings {

  public SeriesSettings {
    if (horizon < 1) {
      throw new IllegalArgumentException("the horizon is " + horizon);
    }
  }

  @Override
  public String place() {
    return source instanceof DataSource.Files files ? files.path() : "a DataFrame";
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
