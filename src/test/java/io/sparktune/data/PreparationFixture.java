package io.sparktune.data;

import io.sparktune.data.PreparationSettings.Categories;
import io.sparktune.data.PreparationSettings.Imbalance;
import io.sparktune.data.PreparationSettings.MissingCells;
import io.sparktune.data.PreparationSettings.Outliers;
import io.sparktune.data.PreparationSettings.Scaling;
import java.util.List;

/** Settings that do nothing but what a test changes. */
final class PreparationFixture {

  static final PreparationSettings PLAIN =
      new PreparationSettings(
          new MissingCells.Mean(),
          false,
          new Outliers.Keep(),
          Scaling.NONE,
          Scaling.NONE,
          Categories.ONE_HOT,
          Imbalance.NONE);

  private PreparationFixture() {}

  static PreparationSettings missing(MissingCells missing) {
    return new PreparationSettings(
        missing,
        true,
        PLAIN.outliers(),
        PLAIN.scale(),
        PLAIN.targetScale(),
        PLAIN.categories(),
        PLAIN.imbalance());
  }

  static PreparationSettings numbers(Outliers outliers, Scaling scale) {
    return new PreparationSettings(
        PLAIN.missing(), false, outliers, scale, scale, PLAIN.categories(), PLAIN.imbalance());
  }

  static PreparationSettings classes(Categories categories, Imbalance imbalance) {
    return new PreparationSettings(
        PLAIN.missing(),
        false,
        PLAIN.outliers(),
        PLAIN.scale(),
        PLAIN.targetScale(),
        categories,
        imbalance);
  }

  /** Every combination of the kinds of settings. */
  static List<PreparationSettings> all() {
    List<MissingCells> missing =
        List.of(
            new MissingCells.Mean(),
            new MissingCells.Median(),
            new MissingCells.MostFrequent(),
            new MissingCells.Constant(-1));
    List<Outliers> outliers =
        List.of(
            new Outliers.Keep(),
            new Outliers.Quantile(0.05, 0.95),
            new Outliers.Iqr(1.5),
            new Outliers.ZScore(3));
    return missing.stream()
        .flatMap(
            fill ->
                outliers.stream()
                    .flatMap(
                        clip ->
                            List.of(Scaling.values()).stream()
                                .flatMap(
                                    scale ->
                                        List.of(Categories.values()).stream()
                                            .map(
                                                encoding ->
                                                    new PreparationSettings(
                                                        fill,
                                                        true,
                                                        clip,
                                                        scale,
                                                        scale,
                                                        encoding,
                                                        Imbalance.CLASS_WEIGHTS)))))
        .toList();
  }

  /** The inputs of these rows, row by row. */
  static float[][] inputs(FittedPreparation fitted, Table table, int... rows) {
    RowWriter writer = fitted.bindTo(table);
    float[][] inputs = new float[rows.length][fitted.width()];
    for (int i = 0; i < rows.length; i++) {
      writer.write(rows[i], inputs[i], 0);
    }
    return inputs;
  }
}
