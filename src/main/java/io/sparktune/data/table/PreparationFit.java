package io.sparktune.data.table;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.ClassWeights;
import io.sparktune.data.FittedScale;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.cells.Sample;
import io.sparktune.data.cells.SampleStatistics;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.data.table.dates.DateEncoding;
import io.sparktune.data.table.dates.DatePart;
import io.sparktune.data.table.dates.FittedDate;
import io.sparktune.data.table.dates.FittedPart;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/** Fits a preparation on training rows; looks at no other row. */
final class PreparationFit {

  private final TableDataset data;
  private final int[] rows;
  private final TablePreparation settings;
  private final Sample sample;

  PreparationFit(TableDataset data, int[] rows, TablePreparation settings) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a preparation needs training rows");
    }
    this.data = data;
    this.rows = rows;
    this.settings = settings;
    this.sample = new Sample(rows.length);
  }

  FittedPreparation fitted() {
    List<FittedNumber> numbers = new ArrayList<>();
    List<FittedCategories> categories = new ArrayList<>();
    List<FittedDate> dates = new ArrayList<>();
    for (Column column : data.features().columns()) {
      if (column instanceof NumericColumn numeric) {
        numbers.add(fitted(numeric));
      } else if (column instanceof CategoricalColumn categorical) {
        categories.add(fitted(categorical));
      } else if (column instanceof DateColumn moments) {
        dates.add(fitted(moments));
      }
    }
    if (data.target() instanceof ClassTarget classes) {
      return new FittedPreparation(
          numbers,
          categories,
          dates,
          FittedScale.IDENTITY,
          ClassWeights.of(classes, rows, settings.imbalance()),
          data.format());
    }
    NumberTarget target = (NumberTarget) data.target();
    SampleStatistics values =
        new SampleStatistics(Arrays.stream(rows).mapToDouble(target::valueAt));
    return new FittedPreparation(
        numbers,
        categories,
        dates,
        scale(values, settings.targetScale()),
        List.of(),
        data.format());
  }

  private FittedNumber fitted(NumericColumn column) {
    sample.cleared();
    for (int row : rows) {
      double number = column.valueAt(row);
      if (!Double.isNaN(number)) {
        sample.add(number);
      }
    }
    SampleStatistics cells = new SampleStatistics(sample);
    boolean indicator = settings.missingIndicator() && cells.size() < rows.length;
    if (cells.size() == 0) {
      return new FittedNumber(
          column.name(), 0, -Double.MAX_VALUE, Double.MAX_VALUE, new FittedScale(0, 0), indicator);
    }
    double[] bounds = bounds(cells, settings.outliers());
    return new FittedNumber(
        column.name(),
        fill(cells, settings.missing()),
        bounds[0],
        bounds[1],
        scale(cells.clipped(bounds[0], bounds[1]), settings.scale()),
        indicator);
  }

  private FittedCategories fitted(CategoricalColumn column) {
    BitSet codes = new BitSet();
    boolean missing = false;
    for (int row : rows) {
      if (column.isMissing(row)) {
        missing = true;
      } else {
        codes.set(column.codeAt(row));
      }
    }
    TreeSet<String> categories = new TreeSet<>();
    codes.stream().forEach(code -> categories.add(column.categories().get(code)));
    return new FittedCategories(
        column.name(), List.copyOf(categories), missing, settings.categories());
  }

  private FittedDate fitted(DateColumn column) {
    List<LocalDateTime> moments = new ArrayList<>();
    for (int row : rows) {
      if (!column.isMissing(row)) {
        moments.add(FittedDate.moment(column.secondsAt(row)));
      }
    }
    List<FittedPart> parts = new ArrayList<>();
    for (DatePart part : DatePart.values()) {
      DateEncoding encoding = settings.dates().encoding(part);
      if (encoding != DateEncoding.NONE && part.isIn(moments)) {
        parts.add(fitted(part, encoding, moments));
      }
    }
    boolean indicator = settings.missingIndicator() && moments.size() < rows.length;
    return new FittedDate(column.name(), parts, indicator);
  }

  private FittedPart fitted(DatePart part, DateEncoding encoding, List<LocalDateTime> moments) {
    if (encoding == DateEncoding.CYCLE || moments.isEmpty()) {
      return new FittedPart(part, encoding, 0, new FittedScale(0, 0));
    }
    SampleStatistics values = new SampleStatistics(moments.stream().mapToDouble(part::number));
    FittedScale scale = scale(values, settings.scale());
    return new FittedPart(part, encoding, values.quantile(0.5), scale);
  }

  private static double fill(SampleStatistics cells, MissingCells missing) {
    if (missing instanceof MissingCells.Mean) {
      return cells.mean();
    }
    if (missing instanceof MissingCells.Median) {
      return cells.quantile(0.5);
    }
    return missing instanceof MissingCells.Constant constant
        ? constant.value()
        : cells.mostFrequent();
  }

  private static double[] bounds(SampleStatistics cells, Outliers outliers) {
    double low = -Double.MAX_VALUE;
    double high = Double.MAX_VALUE;
    if (outliers instanceof Outliers.Quantile quantile) {
      low = cells.quantile(quantile.low());
      high = cells.quantile(quantile.high());
    } else if (outliers instanceof Outliers.Iqr iqr) {
      double reach = iqr.factor() * (cells.quantile(0.75) - cells.quantile(0.25));
      low = cells.quantile(0.25) - reach;
      high = cells.quantile(0.75) + reach;
    } else if (outliers instanceof Outliers.ZScore zScore) {
      double reach = zScore.limit() * cells.deviation();
      low = cells.mean() - reach;
      high = cells.mean() + reach;
    }
    return new double[] {finite(low), finite(high)};
  }

  private static FittedScale scale(SampleStatistics cells, Scaling scaling) {
    if (scaling == Scaling.NONE) {
      return FittedScale.IDENTITY;
    }
    double low = cells.low();
    double high = cells.high();
    if (low == high) {
      return new FittedScale(low, 0);
    }
    return switch (scaling) {
      case NONE -> FittedScale.IDENTITY;
      case STANDARD -> new FittedScale(cells.mean(), cells.deviation());
      case MIN_MAX -> new FittedScale(low, finite(high - low));
      case SYMMETRIC -> new FittedScale(low / 2 + high / 2, high / 2 - low / 2);
      case ROBUST -> {
        double distance = finite(cells.quantile(0.75) - cells.quantile(0.25));
        yield new FittedScale(cells.quantile(0.5), distance == 0 ? cells.deviation() : distance);
      }
    };
  }

  private static double finite(double value) {
    return Math.min(Math.max(value, -Double.MAX_VALUE), Double.MAX_VALUE);
  }
}
