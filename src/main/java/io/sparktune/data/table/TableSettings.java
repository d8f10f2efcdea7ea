package io.sparktune.data.table;

import io.sparktune.data.DataSource;
import io.sparktune.data.KindSettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a table and the roles of its columns.
 *
 * @param test the rows that no trial sees; null where there are none
 * @param classes those whose rows are taken; empty for all
 * @param normal the class of the target whose rows alone train, all others being anomalies; empty
 *     where the target is predicted
 */
public record TableSettings(
    DataSource source,
    @Nullable DataSource test,
    ColumnRoles columns,
    List<String> classes,
    String normal)
    implements KindSettings {

  public TableSettings {
    classes = List.copyOf(classes);
  }

  /** A table whose target is predicted. */
  public TableSettings(
      DataSource source, @Nullable DataSource test, ColumnRoles columns, List<String> classes) {
    this(source, test, columns, classes, "");
  }

  /** A table of all classes without test rows. */
  public TableSettings(DataSource source, ColumnRoles columns) {
    this(source, null, columns, List.of());
  }

  @Override
  public String place() {
    return source.place();
  }

  @Override
  public Optional<DataSource> table() {
    return Optional.of(source);
  }

  @Override
  public Optional<String> testPlace() {
    return Optional.ofNullable(test).map(DataSource::place);
  }

  @Override
  public boolean isGenerated() {
    return source instanceof DataSource.Circles || source instanceof DataSource.Moons;
  }

  @Override
  public boolean hasGroups() {
    return !columns.group().isEmpty();
  }

  @Override
  public boolean hasTimes() {
    return !columns.time().isEmpty();
  }
}
