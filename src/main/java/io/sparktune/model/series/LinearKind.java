package io.sparktune.model.series;

import io.sparktune.data.InputShape;
import io.sparktune.data.InputShape.Vector;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;

/**
 * Linear maps of the last steps (NLinear of Zeng et al., AAAI 2023, where the preparation takes
 * differences), as an honest baseline.
 */
public final class LinearKind implements NetworkKind<LinearSettings> {

  @Override
  public String name() {
    return "n-linear";
  }

  @Override
  public LinearSettings read(SettingsReader model, Task task) {
    return new LinearSettings(
        model.real("l1", Bounds.from(0, 1000)),
        model.real("l2", Bounds.from(0, 1000)),
        model.constant("loss", Loss.of(task)));
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return Vector.reasonAgainst(inputs);
  }

  @Override
  public NetworkConfiguration configuration(LinearSettings settings, NetworkDesign design) {
    NeuralNetConfiguration.ListBuilder layers =
        design
            .network()
            .weightInit(WeightInit.XAVIER)
            .l1(settings.l1())
            .l2(settings.l2())
            .list()
            .layer(design.outputLayer().nIn(design.inputs().get(0).numbers()).build());
    // Classes with a squared or absolute error are meant.
    return new NetworkConfiguration.Layers(layers.validateOutputLayerConfig(false).build());
  }
}
