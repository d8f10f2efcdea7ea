package io.sparktune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.DataSource;
import io.sparktune.data.Imbalance;
import io.sparktune.data.RowKeys;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.data.folds.Validation;
import io.sparktune.data.table.GeneratedData;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.table.TablePreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.model.Loss;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.settings.Task;
import io.sparktune.space.Values;
import io.sparktune.spark.folds.FoldWork;
import io.sparktune.spark.folds.StudyData;
import io.sparktune.spark.folds.Winner;
import io.sparktune.study.Fixtures;
import io.sparktune.training.diagnostics.Diagnostics;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.ClassReport;
import io.sparktune.training.metrics.MetricSource;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.OwnMetrics;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.training.metrics.StudyMetrics;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Origin;
import io.sparktune.trial.ScoreRange;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

/** What crosses the network comes out of Spark's serializer as it went in. */
final class TravelTest {

  private static final SerializerInstance SERIALIZER =
      new JavaSerializer(new SparkConf(false)).newInstance();

  private static final FoldAssignment ASSIGNMENT =
      new FoldAssignment(
          new Trial(
              7,
              new Values(Map.of("model.x", 0.25, "training.updater", "sgd")),
              11,
              new Origin(new Trial(2, new Values(Map.of("model.x", 0.5)), 12), 4)),
          3,
          2);

  private static <T> T travelled(T value) {
    return SERIALIZER.deserialize(
        SERIALIZER.serialize(value, ClassTag$.MODULE$.apply(Object.class)),
        ClassTag$.MODULE$.apply(Object.class));
  }

  @Test
  void foldWork() {
    TrialSettings plan =
        new TrialSettings(
            new TablePreparation(
                new TablePreparation.MissingCells.Constant(2),
                true,
                new TablePreparation.Outliers.Iqr(1.5),
                Scaling.ROBUST,
                Scaling.STANDARD,
                Categories.ORDINAL,
                Imbalance.OVERSAMPLE),
            new MlpSettings(
                List.of(8, 4), "relu", WeightInitialisation.HE, 0.1, true, 0, 1e-4, Loss.AUTO),
            new OptimizerSettings(
                new OptimizerSettings.Updater.Adam(0.9, 0.999, 1e-8),
                new OptimizerSettings.LearningRate(
                    1e-3, new OptimizerSettings.Schedule.Step(0.5, 10), 2),
                new OptimizerSettings.Clipping.Norm(1)),
            new TrainingSettings(10, 32, 3, 0, Engine.AUTO));
    FoldWork work = new FoldWork(ASSIGNMENT, List.of(plan, plan));

    assertThat(travelled(work)).isEqualTo(work);
  }

  @Test
  void foldResults() {
    assertThat(travelled(Fixtures.scored(ASSIGNMENT))).isEqualTo(Fixtures.scored(ASSIGNMENT));
    assertThat(travelled(Fixtures.failed(ASSIGNMENT, FailureKind.DIVERGED)))
        .isEqualTo(Fixtures.failed(ASSIGNMENT, FailureKind.DIVERGED));
  }

  @Test
  void studyData() {
    TableDataset circles = GeneratedData.of(new DataSource.Circles(60, 0.1, 0.5), 1);
    FoldPlan folds =
        FoldPlanner.plan(
            circles.target(), RowKeys.none(), new Validation.KFold(3, 1, true), 0.2, 1);
    StudyData data =
        new StudyData(
            circles,
            folds,
            StudyMetrics.of(
                OwnMetrics.SOURCE,
                Goals.of(
                    OwnMetrics.SOURCE.metrics().goal("maximize threshold-profit"),
                    new Goal(StandardClassMetric.F1, "inner", Direction.MAXIMIZE)),
                OwnMetrics.SOURCE
                    .metrics()
                    .measured(Task.CLASSIFICATION, List.of("threshold-profit"), List.of("inner"))));

    StudyData there = travelled(data);
    assertThat(there.dataset().digest()).isEqualTo(circles.digest());
    assertThat(there.folds()).usingRecursiveComparison().isEqualTo(folds);
    assertThat(there.metrics().goals())
        .hasToString("maximize threshold-profit, maximize f1@inner")
        .isEqualTo(data.metrics().goals());
    assertThat(there.metrics().measured().columns())
        .endsWith("log_loss", "threshold_profit", "precision@inner", "recall@inner", "f1@inner")
        .isEqualTo(data.metrics().measured().columns());
  }

  @Test
  void sourcesOfMetrics() {
    for (MetricSource source : List.of(MetricSource.STANDARD, MetricSource.EXTENSIONS)) {
      assertThat(travelled(source).metrics().keys()).isEqualTo(Metrics.standard().keys());
    }
  }

  @Test
  void winners() {
    TableDataset circles = GeneratedData.of(new DataSource.Circles(60, 0.1, 0.5), 1);
    Winner winner =
        new Winner(
            Map.of("model.zip", new byte[] {1, 2, 3}),
            new Scores(Map.of("accuracy", 0.5), Map.of("roc_auc", "only class a")),
            new ScoreRange(0.25, 0.75),
            new ClassReport(List.of(new ClassReport.OfClass("a", 3, 2, 1, List.of(1L, 2L)))),
            Diagnostics.of(
                circles,
                new int[] {1},
                new int[] {0},
                new ClassPredictions(List.of("a", "b"), new int[] {1}, new float[] {0.75f, 0.25f})),
            new Winner.Trainer("fused", "linux-x86_64-onednn"));

    assertThat(travelled(winner)).usingRecursiveComparison().isEqualTo(winner);
  }
}
