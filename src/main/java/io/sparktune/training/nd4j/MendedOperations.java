package io.sparktune.training.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The operations of ND4J on processors, with two faults of its bridge to oneDNN mended: it misreads
 * the strides of views whose channels come last, and passes over the dilation of poolings. ND4J
 * makes this one by name, see {@link NativeThreads}.
 */
public final class MendedOperations extends NativeOpExecutioner {

  private static final Set<String> CONVOLUTIONS =
      Set.of("conv2d", "conv2d_bp", "depthwise_conv2d", "depthwise_conv2d_bp");
  private static final Set<String> NORMALISATIONS = Set.of("batchnorm", "batchnorm_bp");
  private static final Set<String> POOLINGS =
      Set.of(
          "maxpool2d",
          "maxpool2d_bp",
          "avgpool2d",
          "avgpool2d_bp",
          "pnormpool2d",
          "pnormpool2d_bp");

  /** The places of integer arguments of convolutions and poolings. */
  private static final int CHANNELS_LAST = 9;

  private static final int DILATION_HEIGHT = 6;
  private static final int DILATION_WIDTH = 7;
  private static final int WEIGHTS = 1;
  private static final int LAST_OF_FOUR = 3;

  @Override
  public INDArray[] exec(CustomOp operation, OpContext context) {
    String name = operation.opName();
    boolean isConvolution = CONVOLUTIONS.contains(name);
    if (isConvolution || NORMALISATIONS.contains(name)) {
      List<Integer> views = views(context.getInputArrays(), isConvolution);
      return views.isEmpty() || !isChannelsLast(context, isConvolution)
          ? super.exec(operation, context)
          : withCopies(operation, context, views);
    }
    return POOLINGS.contains(name) && isDilatedFloat(context)
        ? inDouble(operation, context)
        : super.exec(operation, context);
  }

  /** The places of pictures whose numbers do not lie one behind the other. */
  private static List<Integer> views(List<INDArray> inputs, boolean haveWeights) {
    List<Integer> views = new ArrayList<>();
    for (int place = 0; place < inputs.size(); place++) {
      INDArray input = inputs.get(place);
      if (input.rank() == 4
          && input.dataType() == DataType.FLOAT
          && !(haveWeights && place == WEIGHTS)
          && !Shape.hasDefaultStridesForShape(input)) {
        views.add(place);
      }
    }
    return views;
  }

  private static boolean isChannelsLast(OpContext context, boolean isConvolution) {
    List<Long> numbers = context.getIArguments();
    return isConvolution
        ? numbers.get(CHANNELS_LAST) == 1
        : numbers.get(numbers.size() - 1) == LAST_OF_FOUR;
  }

  private static boolean isDilatedFloat(OpContext context) {
    List<Long> numbers = context.getIArguments();
    return (numbers.get(DILATION_HEIGHT) > 1 || numbers.get(DILATION_WIDTH) > 1)
        && context.getInputArray(0).dataType() == DataType.FLOAT;
  }

  private INDArray[] withCopies(CustomOp operation, OpContext context, List<Integer> views) {
    List<INDArray> given = List.copyOf(context.getInputArrays());
    try {
      for (int place : views) {
        context.setInputArray(place, copy(given.get(place), DataType.FLOAT));
      }
      return super.exec(operation, context);
    } finally {
      views.forEach(place -> putBack(context, place, given.get(place)));
    }
  }

  /** oneDNN leaves it to others. */
  private INDArray[] inDouble(CustomOp operation, OpContext context) {
    List<INDArray> inputs = List.copyOf(context.getInputArrays());
    List<INDArray> outputs = List.copyOf(context.getOutputArrays());
    List<INDArray> exact = outputs.stream().map(array -> copy(array, DataType.DOUBLE)).toList();
    try {
      for (int place = 0; place < inputs.size(); place++) {
        context.setInputArray(place, copy(inputs.get(place), DataType.DOUBLE));
      }
      for (int place = 0; place < outputs.size(); place++) {
        context.setOutputArray(place, exact.get(place));
      }
      INDArray[] unused = super.exec(operation, context);
    } finally {
      for (int place = 0; place < inputs.size(); place++) {
        putBack(context, place, inputs.get(place));
      }
      for (int place = 0; place < outputs.size(); place++) {
        context.setOutputArray(place, outputs.get(place).assign(exact.get(place)));
        exact.get(place).close();
      }
    }
    return outputs.toArray(INDArray[]::new);
  }

  private static void putBack(OpContext context, int place, INDArray given) {
    INDArray copy = context.getInputArray(place);
    context.setInputArray(place, given);
    if (copy != given) {
      copy.close();
    }
  }

  /** Outside of workspaces, to be closed at once. */
  private static INDArray copy(INDArray array, DataType type) {
    return Nd4j.createUninitializedDetached(type, 'c', array.shape()).assign(array);
  }
}
