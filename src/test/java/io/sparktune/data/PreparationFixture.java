package io.sparktune.data;

import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TablePreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import java.util.List;

/** Settings that do nothing but what a test changes. */
public final class PreparationFixture {

  public static final TablePreparation PLAIN =
      new TablePreparation(
          new MissingCells.Mean(),
          false,
          new Outliers.Keep(),
          Scaling.NONE,
          Scaling.NONE,
          Categories.ONE_HOT,
          Imbalance.NONE);

  private PreparationFixture() {}

  public static TablePreparation missing(MissingCells missing) {
    return new TablePreparation(
        missing,
        true,
        PLAIN.outliers(),
        PLAIN.scale(),
        PLAIN.targetScale(),
        PLAIN.categories(),
        PLAIN.imbalance());
  }

  public static TablePreparation numbers(Outliers outliers, Scaling scale) {
    return new TablePreparation(
        PLAIN.missing(), false, outliers, scale, scale, PLAIN.categories(), PLAIN.imbalance());
  }

  public static TablePreparation classes(Categories categories, Imbalance imbalance) {
    return new TablePreparation(
        PLAIN.missing(),
        false,
        PLAIN.outliers(),
        PLAIN.scale(),
        PLAIN.targetScale(),
        categories,
        imbalance);
  }

  /** Every combination of the kinds of settings. */
  public static List<TablePreparation> all() {
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
                                                    new TablePreparation(
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
    BatchWriter writer = fitted.writer(table);
    float[][] inputs = new float[rows.length][fitted.width()];
    for (int i = 0; i < rows.length; i++) {
      float[] one = inputs[i];
      writer.write(rows, i, 1, input -> one);
    }
    return inputs;
  }
}
