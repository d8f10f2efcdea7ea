package io.sparktune.report.text;

import io.sparktune.importance.Estimate;
import io.sparktune.importance.Importances;
import io.sparktune.importance.Method;
import io.sparktune.importance.PairImportance;
import io.sparktune.importance.ParameterImportance;
import io.sparktune.report.ImportanceReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The importances of parameters as text for a terminal. */
public final class ImportanceText {

  private static final int MOST_PAIRS = 5;

  private static final int MOST_IN_LINE = 3;

  private static final String PAIR = " × ";

  private ImportanceText() {}

  /** Whole lines: what every method found, and how to read it. */
  public static String of(ImportanceReport report, ScreenWidth width) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s; shares with 90 %% intervals, less those of chance%n%n".formatted(report.trials()));
    report.importances().forEach(each -> text.append("%s%n".formatted(of(each, width))));
    if (report.importances().size() < Method.values().length) {
      text.append("fanova needs %d complete trials.%n%n".formatted(Importances.FEWEST_TRIALS));
    }
    if (report.importances().stream()
        .flatMap(each -> each.parameters().stream())
        .anyMatch(each -> each.estimate() == null)) {
      text.append("No share: on in fewer than %d trials.%n".formatted(Importances.FEWEST_TRIALS));
    }
    return text.append("An interval that reaches 0: the share may be due to chance.%n".formatted())
        .toString();
  }

  /** A table of all parameters and of the pairs that matter most. */
  public static String of(Importances importances, ScreenWidth width) {
    TextTable table = new TextTable();
    table.add(List.of("parameter", "share %", "from", "to", "on in %"));
    for (ParameterImportance each : importances.parameters()) {
      table.add(row(each.parameter(), each.estimate(), each.activeShare()));
    }
    importances.pairs().stream()
        .limit(MOST_PAIRS)
        .forEach(pair -> table.add(row(name(pair), pair.estimate(), pair.activeShare())));
    return importances.method().column()
        + ": "
        + importances.method().description()
        + "\n\n"
        + table.wrapped(width);
  }

  private static String name(PairImportance pair) {
    return pair.first() + PAIR + pair.second();
  }

  private static List<String> row(String name, @Nullable Estimate estimate, double activeShare) {
    String on = percent(activeShare);
    return estimate == null
        ? List.of(name, "", "", "", on)
        : List.of(
            name, percent(estimate.share()), percent(estimate.low()), percent(estimate.high()), on);
  }

  private static String percent(double share) {
    // Adding 0 turns -0 into 0.
    return String.format(Locale.ROOT, "%.1f", Math.round(1000 * share) / 10.0 + 0.0);
  }

  /** The parameters and pairs that matter most, in one line; none that chance might explain. */
  public static String line(Importances importances) {
    String most =
        Stream.concat(
                importances.parameters().stream()
                    .flatMap(each -> named(each.parameter(), each.estimate())),
                importances.pairs().stream().flatMap(pair -> named(name(pair), pair.estimate())))
            .filter(named -> named.estimate().isAboveChance())
            .sorted((one, other) -> Double.compare(other.share(), one.share()))
            .limit(MOST_IN_LINE)
            .map(Named::toString)
            .collect(Collectors.joining(", "));
    String description =
        importances.method().isRankBased()
            ? "Most important for the best trials: "
            : "Most important for the score: ";
    return description + (most.isEmpty() ? "nothing significant yet" : most);
  }

  private static Stream<Named> named(String name, @Nullable Estimate estimate) {
    return estimate == null ? Stream.empty() : Stream.of(new Named(name, estimate));
  }

  private record Named(String name, Estimate estimate) {

    double share() {
      return estimate.share();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %.0f %% (%.0f to %.0f)",
          name,
          100 * estimate.share(),
          100 * estimate.low(),
          100 * estimate.high());
    }
  }
}
