package io.sparktune.data.ratings;

import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.FittedCategories;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a preparation on training ratings; looks at no other one. */
@SuppressWarnings("ArrayRecordComponent") // numbers of rows stay primitive
record RatingsFit(RatingsDataset data, int[] rows, RatingsPreparation settings) {

  FittedRatings fitted() {
    FittedPreparation rest = FittedPreparation.fit(data.rest(), rows, settings.ofTable());
    return new FittedRatings(
        known(data.users()),
        known(data.items()),
        data.side().isEmpty()
            ? new FittedPreparation(
                List.of(), List.of(), List.of(), rest.targetScale(), List.of(), rest.cells())
            : rest);
  }

  /** Those with enough of the training ratings, in order of name. */
  private FittedCategories known(CategoricalColumn ids) {
    int[] counts = new int[ids.categories().size()];
    for (int row : rows) {
      counts[ids.codeAt(row)]++;
    }
    List<String> known =
        IntStream.range(0, counts.length)
            .filter(code -> counts[code] >= settings.fewestRatings())
            .mapToObj(ids.categories()::get)
            .toList();
    return new FittedCategories(ids.name(), known, false, Categories.ORDINAL);
  }
}
