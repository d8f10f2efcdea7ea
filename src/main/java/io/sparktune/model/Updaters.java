package io.sparktune.model;

import io.sparktune.model.OptimizerSettings.Updater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/** Updaters of Deeplearning4j from their settings. */
final class Updaters {

  private Updaters() {}

  /** The updater with a rate that stays as it is. */
  static IUpdater of(Updater settings, double rate) {
    IUpdater updater = withDefaultRate(settings);
    if (updater.hasLearningRate()) {
      updater.setLrAndSchedule(rate, null);
    }
    return updater;
  }

  /** The updater with a rate that a schedule gives. */
  static IUpdater of(Updater settings, ISchedule schedule) {
    IUpdater updater = withDefaultRate(settings);
    if (updater.hasLearningRate()) {
      updater.setLrAndSchedule(Double.NaN, schedule);
    }
    return updater;
  }

  private static IUpdater withDefaultRate(Updater settings) {
    if (settings instanceof Updater.Nesterov nesterov) {
      return Nesterovs.builder().momentum(nesterov.momentum()).build();
    }
    if (settings instanceof Updater.AdaGrad adaGrad) {
      return AdaGrad.builder().epsilon(adaGrad.epsilon()).build();
    }
    if (settings instanceof Updater.RmsProp rmsProp) {
      return RmsProp.builder().rmsDecay(rmsProp.decay()).epsilon(rmsProp.epsilon()).build();
    }
    if (settings instanceof Updater.AdaDelta adaDelta) {
      return AdaDelta.builder().rho(adaDelta.rho()).epsilon(adaDelta.epsilon()).build();
    }
    if (settings instanceof Updater.Adam adam) {
      return new Adam(1, adam.beta1(), adam.beta2(), adam.epsilon());
    }
    if (settings instanceof Updater.AdaMax adaMax) {
      return new AdaMax(1, adaMax.beta1(), adaMax.beta2(), adaMax.epsilon());
    }
    if (settings instanceof Updater.Nadam nadam) {
      return new Nadam(1, nadam.beta1(), nadam.beta2(), nadam.epsilon());
    }
    if (settings instanceof Updater.AmsGrad amsGrad) {
      return new AMSGrad(1, amsGrad.beta1(), amsGrad.beta2(), amsGrad.epsilon());
    }
    return new Sgd();
  }
}
