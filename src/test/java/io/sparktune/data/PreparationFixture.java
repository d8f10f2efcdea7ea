package io.sparktune.data;

import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.PreparationSettings.Categories;
import io.sparktune.data.table.PreparationSettings.Imbalance;
import io.sparktune.data.table.PreparationSettings.MissingCells;
import io.sparktune.data.table.PreparationSettings.Outliers;
import io.sparktune.data.table.PreparationSettings.Scaling;
import io.sparktune.data.table.PreparationSettings;
import io.sparktune.data.table.RowWriter;
import io.sparktune.data.table.Table;

import java.util.List;

/** Settings that do nothing but what a test changes. */
public final class PreparationFixture {

  public static final PreparationSettings PLAIN =
      new PreparationSettings(
          new MissingCells.Mean(),
          false,
          new Outliers.Keep(),
          Scaling.NONE,
          Scaling.NONE,
          Categories.ONE_HOT,
          Imbalance.NONE);

  private PreparationFixture() {}

  public static PreparationSettings missing(MissingCells missing) {
    return new PreparationSettings(
        missing,
        true,
        PLAIN.outliers(),
        PLAIN.scale(),
        PLAIN.targetScale(),
        PLAIN.categories(),
        PLAIN.imbalance());
  }

  public static PreparationSettings numbers(Outliers outliers, Scaling scale) {
    return new PreparationSettings(
        PLAIN.missing(), false, outliers, scale, scale, PLAIN.categories(), PLAIN.imbalance());
  }

  public static PreparationSettings classes(Categories categories, Imbalance imbalance) {
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
  public static List<PreparationSettings> all() {
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
  public static float[][] inputs(FittedPreparation fitted, Table table, int... rows) {
    RowWriter writer = fitted.bindTo(table);
    float[][] inputs = new float[rows.length][fitted.width()];
    for (int i = 0; i < rows.length; i++) {
      writer.write(rows[i], inputs[i], 0);
    }
    return inputs;
  }
}
