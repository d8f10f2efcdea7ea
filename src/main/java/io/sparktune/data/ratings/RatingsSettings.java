package io.sparktune.data.ratings;

import io.sparktune.data.DataSource;
import io.sparktune.data.KindSettings;
import io.sparktune.data.table.ColumnRoles;
import java.util.List;
import java.util.Optional;

/**
 * The origin of ratings and the roles of its columns.
 *
 * @param user the column of users
 * @param item the column of items
 * @param columns the roles of the others, where every column that no role names is left out
 * @param side columns that are read besides
 * @param group whose ratings stay together
 * @param feedback the meaning of a row
 * @param lowest rating there can be
 * @param highest rating there can be
 */
public record RatingsSettings(
    RatingsOrigin origin,
    String user,
    String item,
    ColumnRoles columns,
    List<String> side,
    Group group,
    Duplicates duplicates,
    Feedback feedback,
    double lowest,
    double highest)
    implements KindSettings {

  public RatingsSettings {
    side = List.copyOf(side);
    if (!(lowest < highest)) {
      throw new IllegalArgumentException("ratings are from " + lowest + " to " + highest);
    }
  }

  /** The ratings that stay on one side of a fold: those of a user, or of an item. */
  public enum Group {
    NONE,
    USER,
    ITEM
  }

  /** The treatment of several ratings of an item by one user. */
  public enum Duplicates {
    ERROR,
    KEEP,
    /** The last one counts. */
    LAST
  }

  @Override
  public String place() {
    return table().map(DataSource::place).orElse("generated ratings");
  }

  @Override
  public Optional<DataSource> table() {
    return origin instanceof RatingsOrigin.Table table
        ? Optional.of(table.source())
        : Optional.empty();
  }

  @Override
  public boolean isGenerated() {
    return origin instanceof RatingsOrigin.Generated;
  }

  @Override
  public boolean hasGroups() {
    return group != Group.NONE;
  }

  @Override
  public boolean hasTimes() {
    return !columns.time().isEmpty();
  }
}
