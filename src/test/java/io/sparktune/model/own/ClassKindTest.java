package io.sparktune.model.own;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.Studies;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of a class that knows nothing of Sparktune. */
public final class ClassKindTest extends NetworkKindContract<ClassSettings> {

  /** A user's network. */
  public static final class Own implements Function<Map<String, Object>, Object> {
    @Override
    public Object apply(Map<String, Object> values) {
      int units = ((Long) values.get("units")).intValue();
      return units > 50 ? "too wide" : network(units, (Double) values.get("kept"));
    }

    private static MultiLayerConfiguration network(int units, double kept) {
      return new NeuralNetConfiguration.Builder()
          .list()
          .layer(new DenseLayer.Builder().nOut(units).activation(Activation.TANH).build())
          .layer(
              new OutputLayer.Builder(LossFunction.MCXENT)
                  .activation(Activation.SOFTMAX)
                  .dropOut(kept)
                  .build())
          .build();
    }
  }

  private static ClassSettings settings(long units, double kept) {
    return new ClassSettings(
        Own.class.getName(), List.of(), List.of("kept", "units"), List.of(kept, units));
  }

  @Override
  protected NetworkKind<ClassSettings> kind() {
    return new ClassKind();
  }

  @Override
  protected ClassSettings plain() {
    return settings(5, 0);
  }

  @Override
  protected List<ClassSettings> others() {
    return List.of(settings(4, 0), settings(5, 0.8));
  }

  @Override
  protected List<InputShape> inputs() {
    return List.of(new InputShape.Vector(6));
  }

  @Override
  protected InputShape strange() {
    return new InputShape.Ids(7, 2);
  }

  @Test
  void whatIsWrongIsToldWithTheKey() {
    requireProblem("com.example.Missing", "units = 5", "there is no class com.example.Missing");
    requireProblem("java.lang.String", "units = 5", "is no java.util.function.Function");
    requireProblem(Own.class.getName(), "units = 99, kept = 0.5", "gives a java.lang.String");
    requireProblem(Own.class.getName(), "units = 5.5, kept = 0.5", "fails for");
  }

  private static void requireProblem(String name, String values, String problem) {
    String model = "model { kind = class, class = \"" + name + "\", values { " + values + " } }";
    assertThatThrownBy(() -> Studies.with(model))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("model.class: ")
        .hasMessageContaining(problem);
  }
}
