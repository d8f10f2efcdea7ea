package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.table.TableDataset;
import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome.Scored;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goals;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a study file may ask for trains, and makes the loss smaller in a few epochs. */
final class EveryChoiceTest {

  private static final TestPlans BASE =
      TestPlans.base().with(new TrainingSettings(6, 16, 0, 0, Engine.AUTO));

  static List<String> activations() {
    return Activations.names();
  }

  static Stream<Updater> updaters() {
    return Stream.of(
        new Updater.Sgd(),
        new Updater.Nesterov(0.9),
        new Updater.AdaGrad(1e-6),
        new Updater.RmsProp(0.95, 1e-8),
        new Updater.AdaDelta(0.95, 1e-4),
        new Updater.Adam(0.9, 0.999, 1e-8),
        new Updater.AdaMax(0.9, 0.999, 1e-8),
        new Updater.Nadam(0.9, 0.999, 1e-8),
        new Updater.AmsGrad(0.9, 0.999, 1e-8));
  }

  static Stream<Schedule> schedules() {
    return Stream.of(
        new Schedule.Constant(),
        new Schedule.Exponential(0.9),
        new Schedule.Linear(0.1),
        new Schedule.Step(0.5, 2),
        new Schedule.Inverse(0.5, 1),
        new Schedule.Polynomial(2),
        new Schedule.Sigmoid(1, 3),
        new Schedule.Cycle(10));
  }

  static Stream<Clipping> clippings() {
    return Stream.of(new Clipping.None(), new Clipping.Value(0.1), new Clipping.Norm(0.5));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void everyActivationTrains(String activation) {
    requireProgress(TestData.circles(), TestData.ACCURACY, BASE.with(List.of(16), activation));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void everyUpdaterTrains(Updater updater) {
    requireProgress(TestData.circles(), TestData.ACCURACY, BASE.with(updater, 0.01));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyScheduleTrainsWithAWarmUp(Schedule schedule) {
    requireProgress(TestData.circles(), TestData.ACCURACY, BASE.with(schedule, 1));
  }

  @ParameterizedTest
  @MethodSource("clippings")
  void everyClippingTrains(Clipping clipping) {
    requireProgress(TestData.circles(), TestData.ACCURACY, BASE.with(clipping));
  }

  @ParameterizedTest
  @EnumSource
  void everyInitialisationTrains(WeightInitialisation initialisation) {
    requireProgress(TestData.circles(), TestData.ACCURACY, BASE.with(initialisation));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"AUTO", "CROSS_ENTROPY", "HINGE", "SQUARED_HINGE", "KL_DIVERGENCE", "MSE", "MAE"})
  void everyLossForClassesTrains(Loss loss) {
    requireProgress(TestData.circles(), TestData.ACCURACY, BASE.with(loss));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "MSE", "MAE", "HUBER", "MSLE", "POISSON", "LOG_COSH"})
  void everyLossForNumbersTrains(Loss loss) {
    requireProgress(TestData.numbers(), TestData.RMSE, BASE.with(loss));
  }

  private static void requireProgress(TableDataset data, Goals goals, TestPlans plans) {
    FoldResult result =
        new FoldTraining(
                data, TestData.folds(data), goals, TestData.measured(data), TestData.NO_CHECKPOINTS)
            .train(
                TestData.assignment(0, 1),
                plans.plans(),
                EpochCallback.open(),
                Checkpoints.none(),
                "host",
                "1");
    assertThat(result.outcome()).isInstanceOf(Scored.class);
    List<EpochScore> epochs = result.epochs();
    assertThat(epochs.get(epochs.size() - 1).trainLoss()).isLessThan(epochs.get(0).trainLoss());
  }
}
