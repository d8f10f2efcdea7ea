package io.sparktune.data.ratings;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputShape;
import io.sparktune.data.augmentation.Augmentation;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.FittedCategories;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.KnownCategories;
import io.sparktune.data.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The preparation of ratings as its training rows made it. The inputs are the number of the user
 * and that of the item, 0 for one that is unknown, and a vector where the network reads further
 * columns.
 *
 * @param users the known ones in order
 * @param items the known ones in order
 * @param rest the further columns, and the scale of the ratings
 */
public record FittedRatings(FittedCategories users, FittedCategories items, FittedPreparation rest)
    implements FittedInputs {

  @Override
  public List<InputShape> inputs() {
    List<InputShape> inputs = new ArrayList<>();
    inputs.add(new InputShape.Ids(1, users.categories().size() + 1));
    inputs.add(new InputShape.Ids(1, items.categories().size() + 1));
    if (rest.width() > 0) {
      inputs.add(new InputShape.Vector(rest.width()));
    }
    return inputs;
  }

  @Override
  public FittedScale targetScale() {
    return rest.targetScale();
  }

  @Override
  public double[] classWeights() {
    return rest.classWeights();
  }

  @Override
  public Augmentation augmentation(AugmentationSettings settings) {
    return settings instanceof RatingsAugmentation ratings ? ratings::forget : Augmentation.NONE;
  }

  @Override
  public BatchWriter writer(Dataset data) {
    if (!(data instanceof RatedPairs ratings)) {
      throw new IllegalArgumentException("the preparation of ratings cannot write other rows");
    }
    return writer(ratings.users(), ratings.items(), ratings.rest().features());
  }

  private BatchWriter writer(CategoricalColumn ofUsers, CategoricalColumn ofItems, Table others) {
    return new RatingsWriter(
        ofUsers::codeAt,
        RatingsWriter.numbers(users, ofUsers),
        ofItems::codeAt,
        RatingsWriter.numbers(items, ofItems),
        rest.width() == 0 ? null : rest.writer(others));
  }

  /** The columns that a table needs. */
  public List<InputColumn> columns() {
    List<InputColumn> columns = new ArrayList<>();
    columns.add(new InputColumn(users.name(), InputColumn.Type.CATEGORICAL));
    columns.add(new InputColumn(items.name(), InputColumn.Type.CATEGORICAL));
    columns.addAll(rest.columns());
    return columns;
  }

  /** The categories of each categorical column, by its name; users and items among them. */
  public Map<String, KnownCategories> knownCategories() {
    Map<String, KnownCategories> known = new HashMap<>(rest.knownCategories());
    Stream.of(users, items)
        .forEach(ids -> known.put(ids.name(), ids.known(rest.cells().dateOrder())));
    return known;
  }

  /** A writer of the rows of a table with the {@link #columns} in their order. */
  public BatchWriter writer(Table table) {
    List<Column> columns = table.columns();
    List<Column> others = columns.subList(2, columns.size());
    return writer(
        (CategoricalColumn) columns.get(0),
        (CategoricalColumn) columns.get(1),
        others.isEmpty() ? table : Table.of(others));
  }
}
