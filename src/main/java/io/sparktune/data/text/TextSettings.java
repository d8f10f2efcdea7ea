package io.sparktune.data.text;

import io.sparktune.data.DataSource;
import io.sparktune.data.KindSettings;
import io.sparktune.data.table.TableSettings;
import java.util.List;
import java.util.Optional;

/**
 * The origin of texts and the roles of their columns.
 *
 * @param source the table in which they are
 * @param texts the columns of texts
 * @param features other columns that the network reads
 */
public record TextSettings(
    TableSettings source, Layout layout, List<String> texts, List<String> features)
    implements KindSettings {

  /** The place of a text. */
  public enum Layout {
    /** In a row of a table. */
    ROWS,
    /** In a file of its own, in a folder for each class. */
    FOLDERS
  }

  public TextSettings {
    texts = List.copyOf(texts);
    features = List.copyOf(features);
  }

  @Override
  public String place() {
    return source.place();
  }

  @Override
  public Optional<DataSource> table() {
    return layout == Layout.FOLDERS ? Optional.empty() : source.table();
  }

  @Override
  public Optional<String> testPlace() {
    return source.testPlace();
  }

  @Override
  public boolean hasGroups() {
    return source.hasGroups();
  }

  @Override
  public boolean hasTimes() {
    return source.hasTimes();
  }
}
