package io.sparktune.model.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;

/** The network of the documentation that is written in Scala is compiled and built. */
final class ScalaFunctionTest {

  private static final Path SOURCE = Path.of("src/test/resources/api/Funnel.scala");

  @TempDir private Path folder;

  @Test
  void aFunctionOfScalaMakesANetworkOfItsValues() throws Exception {
    String classes =
        Stream.of(scala.Option.class, MultiLayerConfiguration.class, Activation.class)
            .map(ScalaFunctionTest::place)
            .collect(Collectors.joining(File.pathSeparator));
    boolean isCompiled =
        scala.tools.nsc.Main.process(
            new String[] {"-classpath", classes, "-d", folder.toString(), SOURCE.toString()});
    assertThat(isCompiled).as(Files.readString(SOURCE)).isTrue();
    URL[] compiled = {folder.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(compiled, ScalaFunctionTest.class.getClassLoader())) {
      Object function =
          loader.loadClass("com.example.tuning.ScalaFunnel").getDeclaredConstructor().newInstance();
      assertThat(function).isInstanceOf(Function.class);
      assertThat(built(function))
          .extracting(layer -> ((FeedForwardLayer) layer.getLayer()).getNOut())
          .startsWith(16L, 8L, 4L)
          .hasSize(4);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<NeuralNetConfiguration> built(Object function) {
    return ((Function<Map<String, Object>, MultiLayerConfiguration>) function)
        .apply(Map.of("units", 16L, "layers", 3L))
        .getConfs();
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(
              Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                  .getLocation()
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
