package io.sparktune.data.table;

import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.profile.ColumnUse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells how the columns of a table were read. */
final class ColumnProfiles {

  private ColumnProfiles() {}

  /**
   * A profile of each column.
   *
   * @param names of all columns of the input
   */
  static List<ColumnProfile> of(List<String> names, ColumnRoles roles, TableDataset data) {
    Map<String, Column> features =
        data.features().columns().stream()
            .collect(Collectors.toMap(Column::name, Function.identity()));
    return names.stream()
        .map(name -> features.containsKey(name) ? of(features.get(name)) : keyed(name, roles, data))
        .toList();
  }

  private static ColumnProfile of(Column column) {
    int missing = (int) IntStream.range(0, column.rows()).filter(column::isMissing).count();
    return column instanceof CategoricalColumn categories
        ? new ColumnProfile(
            column.name(), ColumnUse.CATEGORIES, missing, categories.categories().size())
        : new ColumnProfile(
            column.name(),
            column instanceof DateColumn ? ColumnUse.DATES : ColumnUse.NUMBERS,
            missing,
            0);
  }

  private static ColumnProfile keyed(String name, ColumnRoles roles, TableDataset data) {
    if (name.equals(roles.target())) {
      return new ColumnProfile(name, ColumnUse.TARGET, 0, data.target().labels().size());
    }
    ColumnUse use =
        name.equals(roles.group())
            ? ColumnUse.GROUP
            : name.equals(roles.time()) ? ColumnUse.TIME : ColumnUse.LEFT_OUT;
    return new ColumnProfile(name, use, 0, 0);
  }
}
