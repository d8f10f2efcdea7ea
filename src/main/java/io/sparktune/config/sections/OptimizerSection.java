package io.sparktune.config.sections;

import io.sparktune.config.reader.Alternatives;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.settings.Bounds;

/** Reads the optimiser in {@code training}. Defaults of updaters are Deeplearning4j's. */
public final class OptimizerSection {

  private static final Alternatives<Updater> UPDATERS =
      new Alternatives<Updater>()
          .with("adam", s -> new Updater.Adam(beta1(s), beta2(s), epsilon(s, 1e-8)))
          .with("sgd", OptimizerSection::descent)
          .with("nesterov", s -> new Updater.Nesterov(momentum(s, 0.9)))
          .with("ada-grad", s -> new Updater.AdaGrad(epsilon(s, 1e-6)))
          .with("rms-prop", s -> new Updater.RmsProp(share(s, "decay", 0.95), epsilon(s, 1e-8)))
          .with("ada-delta", s -> new Updater.AdaDelta(share(s, "rho", 0.95), epsilon(s, 1e-6)))
          .with("ada-max", s -> new Updater.AdaMax(beta1(s), beta2(s), epsilon(s, 1e-8)))
          .with("nadam", s -> new Updater.Nadam(beta1(s), beta2(s), epsilon(s, 1e-8)))
          .with("ams-grad", s -> new Updater.AmsGrad(beta1(s), beta2(s), epsilon(s, 1e-8)))
          .spelt("adagrad", "ada-grad")
          .spelt("rmsprop", "rms-prop")
          .spelt("adadelta", "ada-delta")
          .spelt("adamax", "ada-max")
          .spelt("amsgrad", "ams-grad");

  private static final Alternatives<Schedule> SCHEDULES =
      new Alternatives<Schedule>()
          .with("constant", new Schedule.Constant())
          .with("exponential", s -> new Schedule.Exponential(positive(s, "gamma", 1, 0.95)))
          .with(
              "linear",
              s -> new Schedule.Linear(s.value("end", SettingType.real(Bounds.from(0, 1)), 0.01)))
          .with(
              "step",
              s ->
                  new Schedule.Step(
                      positive(s, "factor", 1, 0.5),
                      s.value("every", SettingType.integer(1, 1_000_000), 10)))
          .with(
              "inverse",
              s ->
                  new Schedule.Inverse(
                      positive(s, "gamma", 1000, 0.1), positive(s, "power", 100, 1)))
          .with("polynomial", s -> new Schedule.Polynomial(positive(s, "power", 100, 1)))
          .with(
              "sigmoid",
              s ->
                  new Schedule.Sigmoid(
                      positive(s, "gamma", 1000, 0.5),
                      s.value("middle", SettingType.real(Bounds.from(0, 1e6)), 15.0)))
          .with(
              "cycle",
              s ->
                  new Schedule.Cycle(
                      s.value("divisor", SettingType.real(Bounds.from(1, 1e6)), 10.0)));

  private static final Alternatives<Clipping> CLIPPINGS =
      new Alternatives<Clipping>()
          .with("none", new Clipping.None())
          .with("value", s -> new Clipping.Value(positive(s, "limit", 1e6, 1)))
          .with("norm", s -> new Clipping.Norm(positive(s, "limit", 1e6, 1)));

  private OptimizerSection() {}

  public static OptimizerSettings read(Section training) {
    double rate = training.value("learning-rate", SettingType.real(Bounds.above(0, 1000)));
    Updater updater = training.oneOf("updater", UPDATERS);
    Schedule schedule = training.oneOf("schedule", SCHEDULES);
    int warmUpEpochs = training.value("warm-up-epochs", SettingType.integer(0, 1_000_000));
    Clipping clipping = training.oneOf("clipping", CLIPPINGS);
    return new OptimizerSettings(updater, new LearningRate(rate, schedule, warmUpEpochs), clipping);
  }

  private static Updater descent(Section sgd) {
    double momentum = momentum(sgd, 0);
    return momentum > 0 ? new Updater.Nesterov(momentum) : new Updater.Sgd();
  }

  private static double momentum(Section section, double byDefault) {
    return share(section, "momentum", byDefault);
  }

  private static double beta1(Section section) {
    return share(section, "beta1", 0.9);
  }

  private static double beta2(Section section) {
    return share(section, "beta2", 0.999);
  }

  private static double epsilon(Section section, double byDefault) {
    return positive(section, "epsilon", 1, byDefault);
  }

  private static double share(Section section, String key, double byDefault) {
    return section.value(key, SettingType.real(Bounds.fromBelow(0, 1)), byDefault);
  }

  private static double positive(Section section, String key, double most, double byDefault) {
    return section.value(key, SettingType.real(Bounds.above(0, most)), byDefault);
  }
}
