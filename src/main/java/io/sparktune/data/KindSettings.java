package io.sparktune.data;

import io.sparktune.settings.Settings;
import java.util.Optional;

/** The settings of {@code data} that one kind of data has. */
public interface KindSettings extends Settings {

  /** The place of the rows in messages, such as a path. */
  String place();

  /** The table whose text the rows are; empty where the kind reads files by itself. */
  default Optional<DataSource> table() {
    return Optional.empty();
  }

  /**
   * The place of the test rows, which no trial sees and the winner is scored on; empty where there
   * are none but held-out ones.
   */
  default Optional<String> testPlace() {
    return Optional.empty();
  }

  /** Whether the rows are made of a formula, so that no file is read. */
  default boolean isGenerated() {
    return false;
  }

  /** Whether there are {@link RowKeys#groups()}. */
  default boolean hasGroups() {
    return false;
  }

  /** Whether there are {@link RowKeys#times()}. */
  default boolean hasTimes() {
    return false;
  }

  /** Whether rows are split in time order alone, since each is foretold from those before. */
  default boolean isInTimeOrder() {
    return false;
  }
}
