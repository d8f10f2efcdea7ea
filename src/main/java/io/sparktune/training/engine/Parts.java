package io.sparktune.training.engine;

import io.sparktune.model.Activations;
import io.sparktune.model.ErrorLoss;
import io.sparktune.model.PinballCurve;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
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
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossKLD;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossMSLE;
import org.nd4j.linalg.lossfunctions.impl.LossPoisson;
import org.nd4j.linalg.lossfunctions.impl.LossSquaredHinge;

/** The engine's counterparts of Deeplearning4j's functions. */
final class Parts {

  private static final Map<IActivation, Curve> CURVES = curves();
  private static final Map<ILossFunction, ElementLoss> LOSSES = losses();

  private Parts() {}

  private static Map<IActivation, Curve> curves() {
    Map<IActivation, Curve> curves = new LinkedHashMap<>();
    curves.put(Activation.IDENTITY.getActivationFunction(), Rectifier.IDENTITY);
    curves.put(Activation.RELU.getActivationFunction(), Rectifier.RELU);
    curves.put(Activation.LEAKYRELU.getActivationFunction(), Rectifier.LEAKY_RELU);
    curves.put(Activation.RELU6.getActivationFunction(), Rectifier.RELU_6);
    curves.put(Activation.THRESHOLDEDRELU.getActivationFunction(), Rectifier.THRESHOLDED_RELU);
    curves.put(Activation.ELU.getActivationFunction(), Rectifier.ELU);
    curves.put(Activation.SELU.getActivationFunction(), Rectifier.SELU);
    curves.put(Activation.GELU.getActivationFunction(), Rectifier.GELU);
    curves.put(Activation.SWISH.getActivationFunction(), Rectifier.SWISH);
    curves.put(Activation.MISH.getActivationFunction(), Rectifier.MISH);
    curves.put(Activation.SOFTPLUS.getActivationFunction(), Rectifier.SOFTPLUS);
    curves.put(Activation.CUBE.getActivationFunction(), Rectifier.CUBE);
    curves.put(Activation.SIGMOID.getActivationFunction(), Squashing.SIGMOID);
    curves.put(Activation.HARDSIGMOID.getActivationFunction(), Squashing.HARD_SIGMOID);
    curves.put(Activation.TANH.getActivationFunction(), Squashing.TANH);
    curves.put(Activation.HARDTANH.getActivationFunction(), Squashing.HARD_TANH);
    curves.put(Activation.RATIONALTANH.getActivationFunction(), Squashing.RATIONAL_TANH);
    curves.put(Activation.RECTIFIEDTANH.getActivationFunction(), Squashing.RECTIFIED_TANH);
    curves.put(Activation.SOFTSIGN.getActivationFunction(), Squashing.SOFTSIGN);
    curves.put(Activation.SOFTMAX.getActivationFunction(), new Softmax());
    return curves;
  }

  private static Map<ILossFunction, ElementLoss> losses() {
    Map<ILossFunction, ElementLoss> losses = new LinkedHashMap<>();
    losses.put(new LossMCXENT(), ElementLoss.CROSS_ENTROPY);
    losses.put(new LossKLD(), ElementLoss.KL_DIVERGENCE);
    losses.put(new LossMSE(), ElementLoss.SQUARED_ERROR);
    losses.put(new LossMAE(), ElementLoss.ABSOLUTE_ERROR);
    losses.put(new LossHinge(), ElementLoss.HINGE);
    losses.put(new LossSquaredHinge(), ElementLoss.SQUARED_HINGE);
    losses.put(new LossMSLE(), ElementLoss.SQUARED_LOG_ERROR);
    losses.put(new LossPoisson(), ElementLoss.POISSON);
    return losses;
  }

  static Curve curve(IActivation activation) throws NotFused {
    Curve curve = CURVES.get(activation);
    if (curve == null) {
      throw new NotFused("the activation " + Activations.nameOf(activation));
    }
    return curve;
  }

  static OutputsLoss loss(ILossFunction function) throws NotFused {
    if (function instanceof ErrorLoss error) {
      if (error.curve() instanceof PinballCurve pinball) {
        return new PinballLoss(pinball.shares());
      }
      return switch ((ErrorLoss.Curve) error.curve()) {
        case HUBER -> ElementLoss.HUBER;
        case LOG_COSH -> ElementLoss.LOG_COSH;
      };
    }
    ElementLoss loss = LOSSES.get(function);
    if (loss == null) {
      throw new NotFused("the loss " + function.name());
    }
    return loss;
  }

  static UpdateRule rule(IUpdater updater) throws NotFused {
    if (updater instanceof Adam adam) {
      return new MomentRules.Adam(
          (float) adam.getBeta1(), (float) adam.getBeta2(), (float) adam.getEpsilon());
    }
    if (updater instanceof AMSGrad adam) {
      return new MomentRules.AmsGrad(
          (float) adam.getBeta1(), (float) adam.getBeta2(), (float) adam.getEpsilon());
    }
    if (updater instanceof Nadam adam) {
      return new MomentRules.Nadam(
          (float) adam.getBeta1(), (float) adam.getBeta2(), (float) adam.getEpsilon());
    }
    if (updater instanceof AdaMax adam) {
      return new MomentRules.AdaMax((float) adam.getBeta1(), (float) adam.getBeta2());
    }
    if (updater instanceof Sgd) {
      return new PlainRules.Sgd();
    }
    if (updater instanceof Nesterovs nesterov && nesterov.getMomentumISchedule() == null) {
      return new PlainRules.Nesterov((float) nesterov.getMomentum());
    }
    if (updater instanceof AdaGrad adaGrad) {
      return new PlainRules.AdaGrad((float) adaGrad.getEpsilon());
    }
    if (updater instanceof RmsProp rmsProp) {
      return new PlainRules.RmsProp((float) rmsProp.getRmsDecay(), (float) rmsProp.getEpsilon());
    }
    if (updater instanceof AdaDelta adaDelta) {
      return new PlainRules.AdaDelta((float) adaDelta.getRho(), (float) adaDelta.getEpsilon());
    }
    throw new NotFused("the updater " + updater.getClass().getSimpleName());
  }
}
