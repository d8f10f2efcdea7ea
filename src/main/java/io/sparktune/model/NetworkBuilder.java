package io.sparktune.model;

import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.settings.Task;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Builds configurations of networks for one shape of data.
 *
 * <p>Labels of classes are {@link #trueLabel()} for the class of the row and {@link #falseLabel()}
 * for the others.
 */
public final class NetworkBuilder {

  private final NetworkSettings settings;
  private final OptimizerSettings optimizer;
  private final Shape shape;
  private final OutputLoss loss;

  /** Fails with {@link BadConfiguration} where no network can be built. */
  public NetworkBuilder(NetworkSettings settings, OptimizerSettings optimizer, Shape shape) {
    this.settings = settings;
    this.optimizer = optimizer;
    this.shape = shape;
    this.loss = OutputLoss.of(settings.loss(), shape);
    if (hasMargins() && settings.labelSmoothing() > 0) {
      throw new BadConfiguration(
          "label smoothing spreads probabilities, which the loss "
              + settings.loss().key()
              + " has not");
    }
    Optional<String> reason = settings.kind().reasonAgainst(shape.inputs());
    if (reason.isPresent()) {
      throw new BadConfiguration(
          "a network of the kind " + settings.kind().name() + " does not fit: " + reason.get());
    }
  }

  /**
   * The configuration of a network to be trained.
   *
   * @param epochs that the learning rate's schedule spans
   * @param lag by how many iterations the network will be behind where it resumes epochs of another
   *     length; 0 where it does not
   * @param seed of the first weights
   */
  public NetworkConfiguration configuration(
      int iterationsPerEpoch, int epochs, int lag, long seed) {
    IUpdater updater = updater(iterationsPerEpoch, epochs, lag);
    return configuration(updater, loss, seed, NetworkDesign.Purpose.TRAINING);
  }

  /** The same for the whole network, once what was frozen trains, too. */
  public NetworkConfiguration unfrozenConfiguration(
      int iterationsPerEpoch, int epochs, int lag, long seed) {
    IUpdater updater = updater(iterationsPerEpoch, epochs, lag);
    return configuration(updater, loss, seed, NetworkDesign.Purpose.UNFROZEN);
  }

  private IUpdater updater(int iterationsPerEpoch, int epochs, int lag) {
    return hasSchedule()
        ? Updaters.of(
            optimizer.updater(),
            new LearningRateSchedule(optimizer.learningRate(), iterationsPerEpoch, epochs, lag))
        : updaterWithoutSchedule();
  }

  /**
   * A configuration of the same layers, in classes of Deeplearning4j and of the network's kind
   * alone. Its outputs are always probabilities or a number; for losses on margins a softmax is
   * added, and losses that Deeplearning4j lacks are replaced.
   */
  public NetworkConfiguration portableConfiguration(long seed) {
    OutputLoss output = loss.isPortable() ? loss : OutputLoss.portable(shape);
    return configuration(updaterWithoutSchedule(), output, seed, NetworkDesign.Purpose.FILE);
  }

  /** The parts that were trained before. */
  public Pretrained pretrained() {
    return pretrained(settings.kind());
  }

  @SuppressWarnings("unchecked")
  private <S extends NetworkSettings> Pretrained pretrained(NetworkKind<S> kind) {
    return kind.pretrained((S) settings, shape.inputs());
  }

  /** The label of a class that a row is in. */
  public float trueLabel() {
    return (float) (1 - settings.labelSmoothing()) + spread();
  }

  /** The label of the classes that a row is not in. */
  public float falseLabel() {
    return loss.falseLabel() + spread();
  }

  private float spread() {
    // A label that a row may have or not is one of two classes.
    int classes = shape.task() == Task.MULTI_LABEL ? 2 : shape.outputs();
    return (float) (settings.labelSmoothing() / classes);
  }

  /** Whether outputs for classes are margins, whose softmax are the probabilities. */
  public boolean hasMargins() {
    return loss.falseLabel() != 0;
  }

  /** Fails with {@link BadConfiguration} if the loss is not defined for this scaled number. */
  public void requireTarget(double scaled) {
    if (shape.task() == Task.REGRESSION && scaled < loss.leastTarget()) {
      throw new BadConfiguration(
          String.format(
              Locale.ROOT,
              "the loss %s needs targets of at least %s, but one is %s after scaling",
              settings.loss().key(),
              loss.leastTarget(),
              scaled));
    }
  }

  private boolean hasSchedule() {
    return !(optimizer.learningRate().schedule() instanceof Schedule.Constant)
        || optimizer.learningRate().warmUpEpochs() > 0;
  }

  private IUpdater updaterWithoutSchedule() {
    return Updaters.of(optimizer.updater(), optimizer.learningRate().initial());
  }

  private NetworkConfiguration configuration(
      IUpdater updater, OutputLoss output, long seed, NetworkDesign.Purpose purpose) {
    NetworkDesign design =
        new NetworkDesign(shape, output, updater, optimizer.clipping(), seed, purpose);
    return configuration(settings.kind(), design);
  }

  /** Settings are those of the kind that they name. */
  @SuppressWarnings("unchecked")
  private <S extends NetworkSettings> NetworkConfiguration configuration(
      NetworkKind<S> kind, NetworkDesign design) {
    return kind.configuration((S) settings, design);
  }
}
