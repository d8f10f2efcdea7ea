package io.sparktune.training.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.NamedClasses;
import io.sparktune.cli.ExtensionProject;
import io.sparktune.config.Studies;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.table.TableDataset;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.training.TestData;
import io.sparktune.training.TestPlans;
import io.sparktune.training.plan.Stage;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that a study admits to its networks, of the jar of {@code docs/extending}. */
final class AdmittedLayersTest {

  private static final String BUMP = "com.example.tuning.Bump";
  private static final String FUNNEL =
      "model { kind = class, class = com.example.tuning.Funnel, values { units = 8, layers = 1 }";
  private static final String ADMITTED = ", layer-classes = [" + BUMP + "] }";

  @TempDir private static Path classes;

  private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();
  private static final TableDataset CIRCLES = TestData.circles();
  private static URLClassLoader jar;
  private static Map<String, byte[]> files;
  private static float[][] expected;

  @BeforeAll
  static void train() throws IOException {
    jar = ExtensionProject.compiled(classes);
    Thread.currentThread().setContextClassLoader(jar);
    NetworkSettings network =
        Studies.with(FUNNEL + ADMITTED).trialSettings().apply(Studies.values()).network();
    TrainedModel model =
        TrainedModel.train(
            CIRCLES,
            TestData.folds(CIRCLES).studyRows(),
            List.of(new Stage(TestPlans.base().plan(network), 1)),
            1);
    files = model.files();
    expected = model.predict(CIRCLES);
  }

  @AfterAll
  static void close() throws IOException {
    Thread.currentThread().setContextClassLoader(BEFORE);
    jar.close();
  }

  private static String labels() {
    return new String(files.get("labels.json"), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> naming(String other) {
    Map<String, byte[]> changed = new TreeMap<>(files);
    changed.put("labels.json", labels().replace(BUMP, other).getBytes(StandardCharsets.UTF_8));
    return changed;
  }

  @Test
  void aModelPredictsWhereTheJarIs() {
    assertThat(labels()).contains(BUMP);
    assertThat(TrainedModel.of(files).predict(CIRCLES)).isDeepEqualTo(expected);
  }

  @Test
  void withoutTheJarTheClassIsNamed() {
    Thread.currentThread().setContextClassLoader(BEFORE);
    try {
      assertThatThrownBy(() -> TrainedModel.of(files))
          .isInstanceOf(BadModelFile.class)
          .hasMessage("labels.json: there is no class " + BUMP + "; name its jar with --jars");
    } finally {
      Thread.currentThread().setContextClassLoader(jar);
    }
  }

  @Test
  void aModelThatDoesNotNameTheClassIsRefused() {
    assertThatThrownBy(() -> TrainedModel.of(naming("com.example.tuning.Other")))
        .isInstanceOf(BadModelFile.class)
        .hasMessageContaining("there is no class com.example.tuning.Other");
    Map<String, byte[]> silent = new TreeMap<>(files);
    silent.put(
        "labels.json",
        labels().replaceFirst(",\\s*\"layerClasses\"[^]]*]", "").getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> TrainedModel.of(silent))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("configuration.json names the class " + BUMP);
  }

  @Test
  void aModelAdmitsNothingButPartsOfNetworks() {
    for (String name : NamedClasses.NAMES) {
      assertThatThrownBy(() -> TrainedModel.of(naming(name)))
          .isInstanceOf(BadModelFile.class)
          .hasMessageContaining("class " + name);
    }
    for (String name : List.of("com.example.tuning.Funnel", "java.lang.Runtime")) {
      assertThatThrownBy(() -> TrainedModel.of(naming(name)))
          .isInstanceOf(BadModelFile.class)
          .hasMessage(
              "labels.json: the class "
                  + name
                  + " is no layer, or other part of a network, of a jar of your own");
    }
    assertThat(NamedClasses.isInitialised()).isFalse();
  }

  @Test
  void aStudyTellsWhatItDoesNotAdmit() {
    assertThatThrownBy(() -> Studies.with(FUNNEL + " }"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining(
            "model.class: the network has [" + BUMP + "], which model.layer-classes does not name");
    assertThatThrownBy(
            () -> Studies.with(FUNNEL + ", layer-classes = [" + BUMP + ", java.lang.Runtime] }"))
        .isInstanceOf(StudyFileError.class)
        .hasMessageContaining("model.layer-classes: the class java.lang.Runtime is no layer");
  }
}
