package io.sparktune.config.sections;

import io.sparktune.config.reader.Alternatives;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.data.Imbalance;
import io.sparktune.data.table.TablePreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.Task;

/** Reads {@code prepare}. */
public final class PreparationSection {

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
                          "value",
                          SettingType.real(Bounds.from(-Bounds.LARGEST, Bounds.LARGEST)),
                          0.0)));

  private static final Alternatives<Outliers> OUTLIERS =
      new Alternatives<Outliers>()
          .with("none", new Outliers.Keep())
          .with("quantile", PreparationSection::quantile)
          .with("iqr", iqr -> new Outliers.Iqr(iqr.value("factor", limit(), 1.5)))
          .with("z-score", score -> new Outliers.ZScore(score.value("limit", limit(), 3.0)));

  private PreparationSection() {}

  public static TablePreparation read(Section prepare, Task task) {
    return new TablePreparation(
        prepare.oneOf("missing", MISSING),
        prepare.value("missing-indicator", SettingType.truth()),
        prepare.oneOf("outliers", OUTLIERS),
        prepare.value("scale", SettingType.oneOf(Names.of(Scaling.values()))),
        prepare.value("target-scale", SettingType.oneOf(Names.of(Scaling.values()))),
        prepare.value("categories", SettingType.oneOf(Names.of(Categories.values()))),
        prepare.value("imbalance", SettingType.oneOf(Names.of(remedies(task)))));
  }

  private static Imbalance[] remedies(Task task) {
    return task == Task.REGRESSION ? new Imbalance[] {Imbalance.NONE} : Imbalance.values();
  }

  private static Outliers quantile(Section quantile) {
    double low = quantile.value("low", SettingType.real(Bounds.fromBelow(0, 1)), 0.01);
    double high = quantile.value("high", SettingType.real(Bounds.above(low, 1)), 0.99);
    return new Outliers.Quantile(low, high);
  }

  private static SettingType<Double> limit() {
    return SettingType.real(Bounds.above(0, 1e6));
  }
}
