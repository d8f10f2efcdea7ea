package io.sparktune.report.page;

import io.sparktune.importance.Estimate;
import io.sparktune.importance.Importances;
import io.sparktune.importance.Method;
import io.sparktune.importance.PairImportance;
import io.sparktune.importance.ParameterImportance;
import io.sparktune.importance.ScoredValues;
import io.sparktune.report.record.RunRecord;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.ValueType;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The third section: the parameters that moved the score. */
final class ImportanceSection {

  /** More trials take long, and change the shares by less than their intervals. */
  private static final int MOST_TRIALS = 500;

  private static final int MOST_PAIRS = 5;
  private static final int BEST = 120;
  private static final int OTHERS = 280;

  /** The best tenth is drawn line by line. */
  private static final int LEAST_LINES = 5;

  private static final int MOST_LINES = 60;

  private final List<FinishedTrial> ranked;
  private final List<Parameter> parameters;

  private ImportanceSection(RunRecord run, List<Parameter> parameters) {
    this.ranked = run.ranked();
    this.parameters = parameters;
  }

  static Section of(RunRecord run) {
    Optional<Importances> importances = importances(run);
    List<Parameter> all = run.study().space().parameters();
    List<Parameter> strongest =
        importances
            .map(
                each ->
                    each.parameters().stream()
                        .map(ParameterImportance::parameter)
                        .flatMap(name -> all.stream().filter(one -> one.name().equals(name)))
                        .toList())
            .orElse(all);
    ImportanceSection made = new ImportanceSection(run, strongest);
    Section section =
        new Section()
            .with("parameters", strongest.stream().map(ImportanceSection::axis).toList())
            .with("trials", made.trials())
            .with("scored", made.ranked.size())
            .with("best", Math.max(LEAST_LINES, Math.min(MOST_LINES, made.ranked.size() / 10)))
            .with("shares", importances.map(ImportanceSection::shares).orElse(List.of()))
            .with("pairs", importances.map(ImportanceSection::pairs).orElse(List.of()));
    importances.stream()
        .flatMap(each -> each.pairs().stream())
        .findFirst()
        .flatMap(
            pair ->
                PairSection.of(
                    made.ranked, made.parameter(pair.first()), made.parameter(pair.second())))
        .ifPresent(pair -> section.with("pair", pair));
    return section;
  }

  /** Of complete trials by their scores over the whole space; empty where these are too few. */
  static Optional<Importances> importances(RunRecord run) {
    Space space = run.study().space();
    Goal goal = run.study().goals().first();
    List<ScoredValues> scored =
        Sample.of(
                run.finished().stream()
                    .filter(trial -> !trial.foldScores().isEmpty())
                    .filter(
                        trial -> space.valuesEqualTo(trial.trial().values().byName()).isPresent())
                    .toList(),
                0,
                MOST_TRIALS)
            .stream()
            .map(
                trial ->
                    new ScoredValues(
                        space.valuesEqualTo(trial.trial().values().byName()).orElseThrow(),
                        trial.foldScores().stream().map(goal::merit).toList()))
            .toList();
    boolean areAlike = scored.stream().map(each -> each.merits().size()).distinct().count() == 1;
    return areAlike && Importances.isPossible(space, scored)
        ? Optional.of(Importances.of(Method.FANOVA, space, scored, run.study().seed()))
        : Optional.empty();
  }

  /** The ends of an axis, or the options in order. */
  private static Map<String, @Nullable Object> axis(Parameter parameter) {
    Section axis = new Section().with("name", parameter.name());
    boolean isNumeric = parameter.valueAt(0.0) instanceof Number && parameter.isOrdered();
    if (!isNumeric) {
      List<String> options = new ArrayList<>();
      for (long place = 0; place < parameter.size(); place++) {
        options.add(String.valueOf(parameter.valueAt(place)));
      }
      return axis.with("options", options).entries();
    }
    double low = ((Number) parameter.valueAt(0.0)).doubleValue();
    double high = ((Number) parameter.valueAt(1.0)).doubleValue();
    double middle = ((Number) parameter.valueAt(0.5)).doubleValue();
    boolean isLog = low > 0 && high / low > 4 && middle < low + 0.35 * (high - low);
    boolean isWhole = parameter.type() == ValueType.INTEGER;
    return axis.with("low", low)
        .with("high", high)
        .with("log", isLog)
        .with("whole", isWhole)
        .entries();
  }

  /** The number and the score of trials, and their values in the order of the parameters. */
  private List<List<@Nullable Object>> trials() {
    return Sample.of(ranked, BEST, OTHERS).stream().map(this::row).toList();
  }

  private List<@Nullable Object> row(FinishedTrial trial) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(trial.trial().number());
    row.add(trial.score());
    for (Parameter parameter : parameters) {
      Object value = trial.trial().values().byName().get(parameter.name());
      row.add(value instanceof Boolean ? value.toString() : value);
    }
    return row;
  }

  private static List<List<@Nullable Object>> shares(Importances importances) {
    return importances.parameters().stream()
        .map(each -> line(each.parameter(), each.estimate(), each.trials()))
        .toList();
  }

  private static List<List<@Nullable Object>> pairs(Importances importances) {
    return importances.pairs().stream()
        .limit(MOST_PAIRS)
        .map(pair -> line(name(pair), pair.estimate(), pair.trials()))
        .toList();
  }

  private static String name(PairImportance pair) {
    return pair.first() + " × " + pair.second();
  }

  private static List<@Nullable Object> line(String name, @Nullable Estimate estimate, int trials) {
    return Arrays.asList(
        name,
        estimate == null ? null : estimate.share(),
        estimate == null ? null : estimate.low(),
        estimate == null ? null : estimate.high(),
        trials);
  }

  private Parameter parameter(String name) {
    return parameters.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
