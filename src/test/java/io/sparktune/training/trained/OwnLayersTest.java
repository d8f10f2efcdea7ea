package io.sparktune.training.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.InputShape;
import io.sparktune.data.table.TableDataset;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import io.sparktune.training.TestData;
import io.sparktune.training.TestPlans;
import io.sparktune.training.plan.Stage;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Models with layers of a user's own load where a jar declares them, and nowhere else. */
final class OwnLayersTest {

  /** An activation that only the user's jar has. */
  public static final class OwnActivation extends ActivationTanH {
    private static final long serialVersionUID = 1;
  }

  /** Settings without any. */
  public record OwnSettings() implements NetworkSettings {
    @Override
    public NetworkKind<OwnSettings> kind() {
      return new OwnKind();
    }
  }

  /** A kind in a user's jar. */
  public static final class OwnKind implements NetworkKind<OwnSettings> {

    @Override
    public String name() {
      return "own";
    }

    @Override
    public OwnSettings read(SettingsReader model, Task task) {
      return new OwnSettings();
    }

    @Override
    public Optional<String> reasonAgainst(List<InputShape> inputs) {
      return Optional.empty();
    }

    @Override
    public NetworkConfiguration configuration(OwnSettings settings, NetworkDesign design) {
      int width = design.inputs().get(0).numbers();
      return new NetworkConfiguration.Layers(
          design
              .network()
              .list()
              .layer(
                  new DenseLayer.Builder()
                      .nIn(width)
                      .nOut(4)
                      .activation(new OwnActivation())
                      .build())
              .layer(design.outputLayer().nIn(4).build())
              .validateOutputLayerConfig(false)
              .build());
    }

    @Override
    public Set<String> layerClasses() {
      return Set.of(OwnActivation.class.getName());
    }
  }

  @TempDir private Path jar;

  @Test
  void loadWhereTheirJarIsAndNowhereElse() throws Exception {
    TableDataset circles = TestData.circles();
    TrainedModel model =
        TrainedModel.train(
            circles,
            TestData.folds(circles).studyRows(),
            List.of(new Stage(TestPlans.base().plan(new OwnSettings()), 1)),
            1);
    Map<String, byte[]> files = model.files();
    assertThatThrownBy(() -> TrainedModel.of(files))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("configuration.json names the class " + OwnActivation.class.getName());

    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(NetworkKind.class.getName()), OwnKind.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader user = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(user);
      assertThat(TrainedModel.of(files).predict(circles)).isDeepEqualTo(model.predict(circles));
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
