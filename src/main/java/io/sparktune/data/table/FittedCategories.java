package io.sparktune.data.table;

import io.sparktune.data.table.text.DateOrder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fitted encoding of one categorical column.
 *
 * @param categories of the training rows, in order of name
 * @param missing whether training cells were missing: a category behind all others
 */
public record FittedCategories(
    String name, List<String> categories, boolean missing, TablePreparation.Categories encoding)
    implements Serializable {

  public FittedCategories {
    categories = List.copyOf(categories);
    if (Set.copyOf(categories).size() < categories.size()) {
      throw new IllegalArgumentException("a category of " + name + " is there twice");
    }
  }

  /** The number of categories, the missing one included. */
  int count() {
    return categories.size() + (missing ? 1 : 0);
  }

  /** Reads cells of the column, whose dates have this order. */
  public KnownCategories known(DateOrder order) {
    return new KnownCategories(this, order);
  }

  int width() {
    return switch (encoding) {
      case ONE_HOT -> count();
      case ORDINAL -> 1;
    };
  }

  List<String> inputNames() {
    if (encoding == TablePreparation.Categories.ORDINAL) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    categories.forEach(category -> names.add(name + " is " + category));
    if (missing) {
      names.add(name + " is missing");
    }
    return names;
  }

  /**
   * The category's place for each code of a column, and behind them that of a missing cell; -1
   * where training rows lack it.
   */
  public int[] placesOf(CategoricalColumn column) {
    Map<String, Integer> known = new HashMap<>();
    for (int place = 0; place < categories.size(); place++) {
      known.put(categories.get(place), place);
    }
    int[] places = new int[column.categories().size() + 1];
    for (int code = 0; code < column.categories().size(); code++) {
      places[code] = known.getOrDefault(column.categories().get(code), -1);
    }
    places[column.categories().size()] = missing ? categories.size() : -1;
    return places;
  }

  /** Writes the inputs of a category from an offset on. */
  void write(int place, float[] into, int offset) {
    if (encoding == TablePreparation.Categories.ORDINAL) {
      into[offset] = (place + 1f) / Math.max(1, count());
      return;
    }
    int end = offset + count();
    for (int i = offset; i < end; i++) {
      into[i] = 0;
    }
    if (place >= 0) {
      into[offset + place] = 1;
    }
  }
}
