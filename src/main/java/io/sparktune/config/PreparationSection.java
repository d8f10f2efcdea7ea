package io.sparktune.config;

import io.sparktune.data.PreparationSettings;
import io.sparktune.data.PreparationSettings.Categories;
import io.sparktune.data.PreparationSettings.Imbalance;
import io.sparktune.data.PreparationSettings.MissingCells;
import io.sparktune.data.PreparationSettings.Outliers;
import io.sparktune.data.PreparationSettings.Scaling;
import io.sparktune.trial.Task;

/** Reads {@code prepare}. */
final class PreparationSection {

  private static final Alternatives<MissingCells> MISSING =
      new Alternatives<MissingCells>()
          .with("median", new MissingCells.Median())
          .with("mean", new MissingCells.Mean())
          .with("most-frequent", new MissingCells.MostFrequent())
          .with(
              "constant",
              constant ->
                  new MissingCells.Constant(
                      constant.value(
                          "value", Kind.real(Bounds.from(-Bounds.LARGEST, Bounds.LARGEST)), 0.0)));

  private static final Alternatives<Outliers> OUTLIERS =
      new Alternatives<Outliers>()
          .with("none", new Outliers.Keep())
          .with("quantile", PreparationSection::quantile)
          .with("iqr", iqr -> new Outliers.Iqr(iqr.value("factor", limit(), 1.5)))
          .with("z-score", score -> new Outliers.ZScore(score.value("limit", limit(), 3.0)));

  private PreparationSection() {}

  static PreparationSettings read(Section prepare, Task task) {
    return new PreparationSettings(
        prepare.oneOf("missing", MISSING),
        prepare.value("missing-indicator", Kind.truth()),
        prepare.oneOf("outliers", OUTLIERS),
        prepare.value("scale", Kind.oneOf(Names.of(Scaling.values()))),
        prepare.value("target-scale", Kind.oneOf(Names.of(Scaling.values()))),
        prepare.value("categories", Kind.oneOf(Names.of(Categories.values()))),
        prepare.value("imbalance", Kind.oneOf(Names.of(remedies(task)))));
  }

  private static Imbalance[] remedies(Task task) {
    return task == Task.REGRESSION ? new Imbalance[] {Imbalance.NONE} : Imbalance.values();
  }

  private static Outliers quantile(Section quantile) {
    double low = quantile.value("low", Kind.real(Bounds.fromBelow(0, 1)), 0.01);
    double high = quantile.value("high", Kind.real(Bounds.above(low, 1)), 0.99);
    return new Outliers.Quantile(low, high);
  }

  private static Kind<Double> limit() {
    return Kind.real(Bounds.above(0, 1e6));
  }
}
