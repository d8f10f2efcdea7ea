package io.sparktune.training.trained;

import io.sparktune.data.Dataset;
import io.sparktune.data.Target;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.TableDataset;
import io.sparktune.settings.Task;
import java.util.List;

/**
 * What a model reads and foretells.
 *
 * @param target the name of the column that is foretold
 * @param labels of the classes, in the order of the network's outputs; empty for a number
 * @param features the columns that the model reads, in order
 * @param missing cells that count as missing, besides the empty one
 */
public record ModelDescription(
    Task task, String target, List<String> labels, List<Feature> features, List<String> missing) {

  public ModelDescription {
    labels = List.copyOf(labels);
    features = List.copyOf(features);
    missing = List.copyOf(missing);
    if (features.isEmpty() || (task == Task.CLASSIFICATION) != (labels.size() > 1)) {
      throw new IllegalArgumentException(
          "a model for " + task + " has the labels " + labels + " and the features " + features);
    }
  }

  /**
   * A column that the model reads.
   *
   * @param categories of a categorical column; empty for a numeric one
   */
  public record Feature(String name, Kind kind, List<String> categories) {
    public Feature {
      categories = List.copyOf(categories);
    }
  }

  /** How the cells of a column are read. */
  public enum Kind {
    NUMERIC,
    CATEGORICAL
  }

  static ModelDescription of(Dataset data, List<String> missing) {
    List<Feature> features =
        ((TableDataset) data).features().columns().stream().map(ModelDescription::feature).toList();
    Target target = data.target();
    return new ModelDescription(target.task(), target.name(), target.labels(), features, missing);
  }

  /** One for each class, or one for the number. */
  int outputs() {
    return Math.max(1, labels.size());
  }

  private static Feature feature(Column column) {
    return column instanceof CategoricalColumn categorical
        ? new Feature(column.name(), Kind.CATEGORICAL, categorical.categories())
        : new Feature(column.name(), Kind.NUMERIC, List.of());
  }
}
