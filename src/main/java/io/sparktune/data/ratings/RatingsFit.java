package io.sparktune.data.ratings;

import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.FittedCategories;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a preparation on training ratings; looks at no other one. */
@SuppressWarnings("ArrayRecordComponent") // numbers of rows stay primitive
record RatingsFit(RatingsDataset data, int[] rows, RatingsPreparation settings) {

  FittedInputs fitted() {
    return data.feedback() instanceof Feedback.Implicit implicit ? implicit(implicit) : explicit();
  }

  private FittedImplicit implicit(Feedback.Implicit feedback) {
    FittedRatings known = explicit();
    int[] users = RatingsWriter.numbers(known.users(), data.users());
    int[] items = RatingsWriter.numbers(known.items(), data.items());
    SeenItems seen =
        SeenItems.of(
            Arrays.stream(rows).map(row -> users[data.users().codeAt(row)]).toArray(),
            Arrays.stream(rows).map(row -> items[data.items().codeAt(row)]).toArray(),
            known.users().categories().size(),
            known.items().categories().size());
    return new FittedImplicit(
        known, settings.negatives(), feedback.candidates(), data.rows(), seen);
  }

  private FittedRatings explicit() {
    FittedPreparation rest = FittedPreparation.fit(data.rest(), rows, settings.ofTable());
    return new FittedRatings(
        known(data.users()),
        known(data.items()),
        data.side().isEmpty()
            ? new FittedPreparation(
                List.of(), List.of(), List.of(), scale(rest), List.of(), rest.cells())
            : rest);
  }

  private FittedScale scale(FittedPreparation rest) {
    return data.feedback() instanceof Feedback.Implicit ? FittedScale.IDENTITY : rest.targetScale();
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
