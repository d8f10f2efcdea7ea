package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.PruningSettings;
import io.sparktune.data.DataSource;
import io.sparktune.data.table.TableSettings;
import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.GridSettings;
import io.sparktune.space.Grid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SampleStudiesTest {

  private static StudyFile read(Path file) throws IOException {
    return StudyFile.read(
        file.toString(),
        Files.readString(file),
        List.of(),
        Set.of(),
        SampleStudiesTest::text,
        Kinds.builtIn());
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("conf"))) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  @Test
  void theyAreKnown() throws IOException {
    assertThat(samples())
        .map(file -> file.getFileName().toString())
        .containsExactly(
            "air-passengers.conf",
            "anomaly.conf",
            "churn.conf",
            "circles.conf",
            "classic-grid.conf",
            "co2.conf",
            "concrete.conf",
            "digits-asha.conf",
            "digits-goals.conf",
            "digits-mlp.conf",
            "digits-pbt.conf",
            "fashion-augmented.conf",
            "fashion-cnn.conf",
            "keras-import.conf",
            "keras-style.conf",
            "mnist-cnn.conf",
            "mnist-quick.conf",
            "penguins.conf",
            "ratings.conf",
            "sentiment-bag.conf",
            "sentiment-lstm.conf",
            "sentiment-textcnn.conf",
            "sunspots.conf",
            "template.conf",
            "transfer-base.conf",
            "transfer-scratch.conf",
            "transfer.conf",
            "weather.conf");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleReadsAndItsColumnsExist(Path sample) throws IOException {
    StudyFile study = read(sample);
    assertThat(study.space().parameters()).isNotEmpty();
    assertThat(study.study().output()).isEqualTo("runs");
    assertThat(study.study().name() + ".conf").isEqualTo(sample.getFileName().toString());
    if (study.data().rows() instanceof TableSettings table
        && table.source() instanceof DataSource.Files files) {
      List<String> named = new ArrayList<>(table.columns().ignore());
      named.add(table.columns().target());
      named.addAll(table.columns().categorical());
      assertThat(header(Path.of(files.path()))).containsAll(named);
    }
  }

  private static List<String> header(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return List.of(lines.readLine().split(","));
    }
  }

  @Test
  void thePrunedStudyGivesTrialsUpByEpochsAndByFolds() throws IOException {
    PruningSettings pruning = read(Path.of("conf/digits-asha.conf")).sections().pruning();
    assertThat(pruning.pruner()).isEqualTo(new PrunerSettings.Asha(3, 3, HalvingType.STOPPING));
    assertThat(pruning.race()).isEqualTo(new RaceSettings(RaceTest.POOLED_T, 0.95));
  }

  @Test
  void theClassicGridHasEightyPoints() throws IOException {
    StudyFile study = read(Path.of("conf/classic-grid.conf"));
    assertThat(study.search().sampler()).isEqualTo(new GridSettings());
    assertThat(new Grid(study.space()).size()).isEqualTo(10 * 4 * 2);
  }
}
