package io.sparktune.model;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The pinball loss of quantiles (Koenker and Bassett, 1978), in shares of the number of outputs: an
 * output below the truth costs the share of its distance, one above the truth the rest of it.
 *
 * @param shares of what may come that should be below each output in turn
 */
public record PinballCurve(List<Double> shares) implements ErrorCurve {

  public PinballCurve {
    shares = List.copyOf(shares);
  }

  @Override
  public String name() {
    return "PINBALL";
  }

  @Override
  public INDArray values(INDArray errors) {
    return slopes(errors).muli(errors);
  }

  @Override
  public INDArray slopes(INDArray errors) {
    long outputs = errors.size(1);
    INDArray row = Nd4j.create(errors.dataType(), outputs);
    for (int output = 0; output < outputs; output++) {
      row.putScalar(output, shares.get(output % shares.size()));
    }
    return errors.gt(0).castTo(errors.dataType()).subiRowVector(row).divi(outputs);
  }
}
