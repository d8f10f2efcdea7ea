package io.sparktune.training;

import io.sparktune.data.Imbalance;
import io.sparktune.data.table.TablePreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import java.util.List;

/** Plans that differ in one thing from a small network that learns well. */
public record TestPlans(
    MlpSettings network,
    OptimizerSettings optimizer,
    TrainingSettings training,
    Imbalance imbalance) {

  public static TestPlans base() {
    return new TestPlans(
        new MlpSettings(
            List.of(16), "tanh", WeightInitialisation.XAVIER, 0, false, 0, 0, Loss.AUTO),
        new OptimizerSettings(
            new Updater.Adam(0.9, 0.999, 1e-8),
            new LearningRate(0.01, new Schedule.Constant(), 0),
            new Clipping.None()),
        new TrainingSettings(2, 32, 0, 0, Engine.AUTO),
        Imbalance.NONE);
  }

  public TrialSettings plan() {
    return plan(network);
  }

  /** The same with a network of any kind. */
  public TrialSettings plan(NetworkSettings anyNetwork) {
    TablePreparation preparation =
        new TablePreparation(
            new MissingCells.Mean(),
            false,
            new Outliers.Keep(),
            Scaling.STANDARD,
            Scaling.MIN_MAX,
            Categories.ONE_HOT,
            imbalance);
    return new TrialSettings(preparation, anyNetwork, optimizer, training);
  }

  /** Those of a trial that begins with the first epoch. */
  public List<TrialSettings> plans() {
    return List.of(plan());
  }

  /** The same, with the seed of everything random. */
  public List<Stage> stages(long seed) {
    return List.of(new Stage(plan(), seed));
  }

  public TestPlans with(List<Integer> units, String activation) {
    return with(
        new MlpSettings(
            units,
            activation,
            network.weightInitialisation(),
            network.dropout(),
            network.batchNormalisation(),
            network.l1(),
            network.l2(),
            network.loss()));
  }

  public TestPlans with(WeightInitialisation initialisation) {
    return with(
        new MlpSettings(
            network.units(), network.activation(), initialisation, 0, false, 0, 0, network.loss()));
  }

  public TestPlans with(Loss loss) {
    return with(
        new MlpSettings(
            network.units(),
            network.activation(),
            network.weightInitialisation(),
            0,
            false,
            0,
            0,
            loss));
  }

  public TestPlans with(MlpSettings settings) {
    return new TestPlans(settings, optimizer, training, imbalance);
  }

  public TestPlans with(Updater updater, double rate) {
    LearningRate changed = new LearningRate(rate, optimizer.learningRate().schedule(), 0);
    return with(new OptimizerSettings(updater, changed, optimizer.clipping()));
  }

  public TestPlans with(Schedule schedule, int warmUpEpochs) {
    LearningRate changed = new LearningRate(0.01, schedule, warmUpEpochs);
    return with(new OptimizerSettings(optimizer.updater(), changed, optimizer.clipping()));
  }

  public TestPlans with(Clipping clipping) {
    return with(new OptimizerSettings(optimizer.updater(), optimizer.learningRate(), clipping));
  }

  public TestPlans with(OptimizerSettings changed) {
    return new TestPlans(network, changed, training, imbalance);
  }

  public TestPlans with(TrainingSettings changed) {
    return new TestPlans(network, optimizer, changed, imbalance);
  }

  public TestPlans with(Imbalance changed) {
    return new TestPlans(network, optimizer, training, changed);
  }

  /** Dropout, batch normalisation and both penalties. */
  public TestPlans withEverythingRandom() {
    return with(
        new MlpSettings(
            List.of(16, 8), "relu", WeightInitialisation.HE, 0.3, true, 1e-5, 1e-4, Loss.AUTO));
  }
}
