package io.sparktune.config;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSettings;
import io.sparktune.data.DataSource;
import io.sparktune.data.Imbalance;
import io.sparktune.data.folds.Validation;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.TableKind;
import io.sparktune.data.table.TablePreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.data.table.TableSettings;
import io.sparktune.model.Loss;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.search.GridSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.auto.AutoSettings;
import io.sparktune.study.StudySettings;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StudyFileTest {

  @Test
  void whatIsNotSaidHasItsDefault() {
    StudyFile file = Studies.with("");
    assertThat(file.study())
        .isEqualTo(
            new StudySettings(
                "my",
                42,
                "runs",
                Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE)),
                0));
    assertThat(file.data())
        .isEqualTo(
            new DataSettings(
                new TableKind(),
                new TableSettings(
                    new DataSource.Files("x", DataSource.Format.AUTO, CsvDialect.STANDARD),
                    new ColumnRoles(
                        "y",
                        TargetKind.CLASSES_BY_GOAL,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("", "NA", "NaN", "null", "?"))),
                0.2));
    assertThat(file.validation()).isEqualTo(new Validation.KFold(5, 1, true));
    assertThat(file.perClass()).isEmpty();
    assertThat(file.search()).isEqualTo(new SearchSettings(new AutoSettings(), 1, 0));
    assertThat(file.space().parameters()).isEmpty();
    assertThat(file.trialSettings().apply(values()))
        .isEqualTo(
            new TrialSettings(
                new TablePreparation(
                    new MissingCells.Median(),
                    false,
                    new Outliers.Keep(),
                    Scaling.STANDARD,
                    Scaling.STANDARD,
                    Categories.ONE_HOT,
                    Imbalance.NONE),
                new MlpSettings(
                    List.of(64), "relu", WeightInitialisation.HE, 0, false, 0, 0, Loss.AUTO),
                new OptimizerSettings(
                    new Updater.Adam(0.9, 0.999, 1e-8),
                    new LearningRate(1e-3, new Schedule.Constant(), 0),
                    new Clipping.None()),
                new TrainingSettings(30, 32, 0, 0, Engine.AUTO)));
  }

  @Test
  void everySectionIsRead() {
    StudyFile file =
        Studies.read(
            """
            study {
              name = demand, seed = -7, output = "s3a://bucket/runs", goal = "minimize mae"
              strict = true, window = 8
            }
            data {
              path = sales.csv, format = csv, delimiter = "\\t", target = sold, task = regression
              hold-out = 0, time = day, ignore = [id], numeric = [price], categorical = [shop]
              missing = [-999, none]
            }
            prepare {
              missing { constant { value = -1 } }, missing-indicator = true
              outliers { z-score { limit = 4 } }, scale = robust, target-scale = none
              categories = ordinal
            }
            model {
              units = [32, 16], activation = leaky-relu, weight-initialisation = lecun-uniform
              dropout = 0.25, batch-normalisation = true, l1 = 1e-5, l2 = 1e-4, loss = log-cosh
            }
            training {
              epochs = 12, batch-size = 8, learning-rate = 0.5, warm-up-epochs = 2
              updater { sgd { momentum = 0.8 } }, schedule { step { every = 3 } }
              clipping { norm { limit = 2 } }
              early-stopping { patience = 4, min-delta = 0.5 }
            }
            validation { scheme = time-order, folds = 3 }
            search { sampler = grid, trials = 0, first-trial = 9 }
            """);
    assertThat(file.study().toString())
        .isEqualTo(
            "StudySettings[name=demand, seed=-7, output=s3a://bucket/runs, goals=minimize mae,"
                + " window=8]");
    assertThat(table(file).source())
        .isEqualTo(
            new DataSource.Files(
                "sales.csv", DataSource.Format.CSV, CsvDialect.STANDARD.withDelimiter("\t")));
    assertThat(table(file).columns())
        .isEqualTo(
            new ColumnRoles(
                "sold",
                TargetKind.NUMBERS,
                "",
                "day",
                List.of("id"),
                List.of("price"),
                List.of("shop"),
                List.of("-999", "none")));
    assertThat(file.data().holdOut()).isZero();
    assertThat(file.validation()).isEqualTo(new Validation.InTimeOrder(3));
    assertThat(file.search()).isEqualTo(new SearchSettings(new GridSettings(), 0, 9));
    assertThat(file.trialSettings().apply(values()))
        .isEqualTo(
            new TrialSettings(
                new TablePreparation(
                    new MissingCells.Constant(-1),
                    true,
                    new Outliers.ZScore(4),
                    Scaling.ROBUST,
                    Scaling.NONE,
                    Categories.ORDINAL,
                    Imbalance.NONE),
                new MlpSettings(
                    List.of(32, 16),
                    "leaky-relu",
                    WeightInitialisation.LECUN_UNIFORM,
                    0.25,
                    true,
                    1e-5,
                    1e-4,
                    Loss.LOG_COSH),
                new OptimizerSettings(
                    new Updater.Nesterov(0.8),
                    new LearningRate(0.5, new Schedule.Step(0.5, 3), 2),
                    new Clipping.Norm(2)),
                new TrainingSettings(12, 8, 4, 0.5, Engine.AUTO)));
  }

  @Test
  void theGoalsOwnClassIsKeptToo() {
    StudyFile file =
        Studies.read(
            """
            study.goal = "maximize f1@not yet"
            data { path = x, target = y }
            validation.per-class = [yes, 1]
            """);
    assertThat(file.study().goal())
        .isEqualTo(new Goal(StandardClassMetric.F1, "not yet", Direction.MAXIMIZE));
    assertThat(file.perClass()).containsExactly("yes", "1", "not yet");
  }

  @Test
  void madeDataHaveTheirTarget() {
    StudyFile file =
        Studies.read("study.goal = \"maximize accuracy\", data.source { moons { count = 9 } }");
    assertThat(table(file).source()).isEqualTo(new DataSource.Moons(9, 0.1));
    assertThat(table(file).columns().target()).isEqualTo("moon");
  }

  @Test
  void numbersAreNotStratified() {
    StudyFile file = Studies.read("study.goal = \"maximize r2\", data { path = x, target = y }");
    assertThat(file.validation()).isEqualTo(new Validation.KFold(5, 1, false));
  }

  @Test
  void schemesHaveTheirOwnSettings() {
    assertThat(Studies.with("validation { scheme = single, share = 0.3 }").validation())
        .isEqualTo(new Validation.SingleSplit(0.3, true));
    assertThat(
            Studies.with("data.group = patient, validation { scheme = grouped, folds = 4 }")
                .validation())
        .isEqualTo(new Validation.Grouped(4));
    assertThat(Studies.with("validation { folds = 3, repeats = 2 }").validation())
        .isEqualTo(new Validation.KFold(3, 2, true));
  }

  @Test
  void substitutionsWithinTheFileAreFollowed() {
    StudyFile file =
        Studies.with(
            "training { epochs = 7, early-stopping.patience = ${training.epochs} }\n"
                + "study.output = ${data.path}/runs");
    assertThat(file.trialSettings().apply(values()).training())
        .isEqualTo(new TrainingSettings(7, 32, 7, 0, Engine.AUTO));
    assertThat(file.study().output()).isEqualTo("x/runs");
  }

  @Test
  void planForValuesOfAnotherSpace_isRefused() {
    StudyFile file = Studies.with("model.units = { int = [8, 64] }");
    assertThatThrownBy(() -> file.trialSettings().apply(values("model.layers", 2L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value is given for model.units");
    assertThatThrownBy(() -> file.trialSettings().apply(values("model.units", 0L)))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("model.units: got 0, wanted a whole number from 1 to 65536");
  }

  private static TableSettings table(StudyFile file) {
    return (TableSettings) file.data().rows();
  }
}
