package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSettings;
import io.sparktune.data.Dataset;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.Target;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.table.TableDataset;
import io.sparktune.report.Numbers;
import io.sparktune.settings.Task;
import io.sparktune.spark.executors.MemoryFailure;
import io.sparktune.spark.folds.StudyData;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Metric;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The rows of a study and their folds, checked against what the study file asks of them.
 *
 * @param testPlace where the held-out rows are from; empty where they are a part of the others
 * @param profile how the rows were read
 * @param otherFolds of the same rows, by the number of the draw, from 1
 * @param versions at which tables were read, by their places
 */
public record StudyInput(
    String source,
    String testPlace,
    StudyData data,
    InputProfile profile,
    IntFunction<FoldPlan> otherFolds,
    Map<String, String> versions)
    implements TrialInput {

  /**
   * Reads the rows.
   *
   * @param files not asked where rows are generated
   * @throws BadInput if they cannot be used, or the heap has no room for what is kept of each
   */
  public static StudyInput read(StudyFile file, DataFiles files) {
    try {
      return PlacedProblems.in(file, () -> within(file, files));
    } catch (OutOfMemoryError e) { // all of it is garbage now
      throw new DataError(
          file.data().rows().place()
              + ": its rows do not fit: "
              + MemoryFailure.behind(e).map(MemoryFailure::toString).orElse("out of memory")
              + "; take fewer rows, of which a small packed file may hold very many");
    }
  }

  private static StudyInput within(StudyFile file, DataFiles files) {
    long seed = file.study().seed();
    DataSettings settings = file.data();
    long dataSeed = Seeds.derive(seed, "generated data", 0);
    KeyedDataset read = settings.kind().read(settings.rows(), files, dataSeed);
    Target target = read.dataset().target();
    requireFit(file, target);
    IntFunction<FoldPlan> plans =
        draw ->
            FoldPlanner.plan(
                    target.first(target.rows() - read.testRows()),
                    read.keys(),
                    file.validation(),
                    settings.holdOut(),
                    Seeds.derive(seed, "fold plan", 0),
                    draw)
                .withTestRows(read.testRows());
    FoldPlan folds = plans.apply(0);
    GoalsOnFolds.requireDefined(file, read.dataset(), folds);
    return new StudyInput(
        settings.rows().place(),
        settings.rows().testPlace().orElse(""),
        new StudyData(read.dataset(), folds, file.metrics()),
        read.profile(),
        plans,
        files.versions());
  }

  private static void requireFit(StudyFile file, Target target) {
    Goals goals = file.study().goals();
    List<String> labels = file.perClass();
    Task task = target.task();
    Goal goal = goals.first();
    if (goals.task() != task) {
      throw new BadInput(
          file.problem(
              "study.goal",
              goal
                  + " does not suit the target "
                  + target.name()
                  + ", which is "
                  + "a "
                  + task.noun()
                  + "; choose one of "
                  + file.metrics().source().metrics().of(task).stream()
                      .map(Metric::key)
                      .collect(Collectors.joining(", "))
                  + ", or set data.task"));
    }
    if (task != Task.REGRESSION) {
      for (String label : labels) {
        if (!target.labels().contains(label)) {
          throw new BadInput(
              file.problem(
                  keyOf(label, file),
                  "there is no class "
                      + label
                      + "; "
                      + target.name()
                      + " has "
                      + String.join(", ", target.labels())));
        }
      }
    } else if (!labels.isEmpty()) {
      throw new BadInput(
          file.problem(
              "validation.per-class",
              target.name() + " is a number and has no class " + String.join(", ", labels)));
    }
  }

  /** The key that names a class. */
  private static String keyOf(String label, StudyFile file) {
    if (file.study().goals().labels().contains(label)) {
      return "study.goal";
    }
    return file.rules(1, 1).constraints().labels().contains(label)
        ? "search.constraints"
        : "validation.per-class";
  }

  public Dataset dataset() {
    return data.dataset();
  }

  @Override
  public int holdOutRows() {
    return data.folds().holdOutRowCount();
  }

  @Override
  public double testRatio() {
    return data.folds().folds().stream().mapToDouble(Fold::testRatio).average().orElseThrow();
  }

  @Override
  public String digest() {
    return dataset().digest();
  }

  @Override
  public String fingerprint() {
    return data.folds().fingerprint(dataset());
  }

  @Override
  public int folds() {
    return data.folds().folds().size();
  }

  @Override
  public List<String> metricColumns() {
    List<String> columns = new ArrayList<>(data.metrics().measured().columns());
    // The time of fitting has a column of its own, also for folds without a score.
    CostMetric.columns().stream()
        .filter(column -> !column.equals(CostMetric.FIT_MILLIS.column()))
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  private String withoutTarget() {
    int rows = profile.rowsWithoutTarget();
    return rows == 0 ? "" : " (" + rows + " without a target left out)";
  }

  private String features() {
    return dataset() instanceof TableDataset table
        ? Numbers.count(table.features().columns().size(), "feature") + ", "
        : "";
  }

  /** The versions of the tables, where their places do not tell them. */
  private String inWords() {
    String known = versions.get(source);
    if (versions.size() == 1 && known != null) {
      return source.endsWith(" at version " + known) ? "" : ", version " + known;
    }
    return versions.isEmpty()
        ? ""
        : versions.entrySet().stream()
            .map(table -> table.getKey() + ", version " + table.getValue())
            .collect(Collectors.joining("; ", " (", ")"));
  }

  @Override
  public String toString() {
    int rows = testPlace.isEmpty() ? dataset().rows() : data.folds().studyRowCount();
    return source
        + inWords()
        + ": "
        + rows
        + " rows"
        + withoutTarget()
        + ", "
        + features()
        + dataset().target()
        + "; "
        + holdOutRows()
        + (testPlace.isEmpty() ? " rows held out" : " test rows in " + testPlace);
  }
}
