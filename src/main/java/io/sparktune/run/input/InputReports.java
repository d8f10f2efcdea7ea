package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataFiles;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.InputShape;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.data.profile.ColumnUse;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.statistics.ColumnStatistics;
import io.sparktune.data.statistics.Smells;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.table.TableSettings;
import io.sparktune.report.InputReport;
import io.sparktune.report.TableReport;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Tells how the rows of a study were read. */
public final class InputReports {

  /** Values of parameters that are looked at for preparations that differ. */
  private static final int DRAWS = 32;

  /** Preparations that are fitted to learn how many inputs they give. */
  private static final int MOST_FITTED = 4;

  private static final Set<ColumnUse> NOT_LEARNT =
      Set.of(ColumnUse.GROUP, ColumnUse.TIME, ColumnUse.LEFT_OUT);

  private InputReports() {}

  /** The input of a study, with what smells about it. */
  public static InputReport of(StudyFile file, TrialInput any) {
    if (!(any instanceof StudyInput input)) {
      return new InputReport(any.toString(), InputProfile.none(), 0, 0, 0, List.of());
    }
    FoldPlan folds = input.data().folds();
    Map<PreparationSettings, FittedInputs> fitted = fitted(file, input.dataset(), folds);
    IntSummaryStatistics inputs =
        fitted.values().stream().mapToInt(InputReports::inputs).summaryStatistics();
    List<String> warnings = new ArrayList<>(input.profile().warnings());
    warnings.addAll(NetworkChecks.warnings(file, input.dataset().target(), fitted));
    if (input.dataset() instanceof TableDataset table
        && table.use() == TableDataset.Use.PREDICTED) {
      warnings.addAll(Smells.of(table, folds));
    }
    return new InputReport(
        input.toString(),
        input.profile(),
        inputs.getMin(),
        inputs.getMax(),
        input.dataset().bytes(),
        warnings);
  }

  private static Map<PreparationSettings, FittedInputs> fitted(
      StudyFile file, Dataset data, FoldPlan folds) {
    SplittableRandom random = Seeds.random(file.study().seed(), "preparations", 0);
    int dimensions = file.space().dimensions();
    Set<PreparationSettings> preparations = new LinkedHashSet<>();
    for (int draw = 0; draw < DRAWS && preparations.size() < MOST_FITTED; draw++) {
      double[] point = random.doubles().limit(dimensions).toArray();
      Values values = file.space().valuesAt(point);
      preparations.add(file.trialSettings().apply(values).preparation());
    }
    int[] rows = folds.folds().get(0).trainRows();
    Map<PreparationSettings, FittedInputs> fitted = new LinkedHashMap<>();
    preparations.forEach(preparation -> fitted.put(preparation, data.fit(rows, preparation)));
    return fitted;
  }

  private static int inputs(FittedInputs fitted) {
    return fitted.inputs().stream().mapToInt(InputShape::numbers).sum();
  }

  /**
   * The columns of a study's table, whether or not its goal suits them.
   *
   * @throws BadInput if the study has no table
   */
  public static TableReport ofTable(StudyFile file, DataFiles files) {
    if (file.hasObjective() || !(file.data().rows() instanceof TableSettings settings)) {
      throw new BadInput(file.study().name() + " has no table; wanted a study of data.kind table");
    }
    TableSettings plain =
        new TableSettings(
            settings.source(), null, settings.columns().withAnyTarget(), settings.classes());
    long seed = Seeds.derive(file.study().seed(), "generated data", 0);
    KeyedDataset read = PlacedProblems.in(file, () -> file.data().kind().read(plain, files, seed));
    TableDataset table = (TableDataset) read.dataset();
    FoldPlan folds =
        FoldPlanner.plan(
            table.target(),
            read.keys(),
            file.validation(),
            file.data().holdOut(),
            Seeds.derive(file.study().seed(), "fold plan", 0));
    List<String> warnings = new ArrayList<>(read.profile().warnings());
    warnings.addAll(Smells.of(table, folds));
    return new TableReport(
        settings.place() + ": " + table.rows() + " rows, " + table.target(),
        table.rows(),
        ColumnStatistics.of(table),
        read.profile().columns().stream()
            .filter(column -> NOT_LEARNT.contains(column.use()))
            .toList(),
        warnings);
  }
}
