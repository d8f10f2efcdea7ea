package io.sparktune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.StandaloneCluster;
import io.sparktune.spark.folds.SparkRunner;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FoldResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark's own assignment of GPUs, on a worker whose {@code nvidia-smi} tells of two. */
final class GpuIT {

  private static final int FOLDS = 12;

  @TempDir private Path folder;

  private StandaloneCluster cluster() throws IOException {
    Path tool = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\necho 0\necho 1\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    Path properties =
        Files.writeString(
            folder.resolve("worker.properties"),
            "spark.worker.resource.gpu.amount 2\n"
                + "spark.worker.resource.gpu.discoveryScript "
                + Path.of("submit-scripts/gpu-discovery.sh").toAbsolutePath()
                + "\n");
    return StandaloneCluster.start(
        folder,
        List.of("--cores", "4", "--properties-file", properties.toString()),
        1,
        Map.of("PATH", folder + ":" + System.getenv("PATH")));
  }

  @Test
  void foldsHaveTheGpusOfTheirOwn_orShareThem() throws Exception {
    try (StandaloneCluster cluster = cluster()) {
      assertThat(mostSideBySide(cluster, 1, 2))
          .containsExactlyEntriesOf(new TreeMap<>(Map.of("0", 1, "1", 1)));
      assertThat(mostSideBySide(cluster, 0.5, 4))
          .containsExactlyEntriesOf(new TreeMap<>(Map.of("0", 2, "1", 2)));
    }
  }

  /** How many folds at most had each address at the same time. */
  private Map<String, Integer> mostSideBySide(StandaloneCluster cluster, double gpus, int slots)
      throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkDriver driver =
            DriverOfTests.of(
                cluster.master(),
                folder,
                new ResourceSettings(1, gpus),
                Map.of("spark.executor.resource.gpu.amount", "2"));
        SparkRunner runner = DriverOfTests.runner(driver, new GpuFold(500))) {
      runner.open(told);
      runner.start(
          IntStream.range(0, FOLDS).mapToObj(trial -> DriverOfTests.fold(trial, 0)).toList());
      List<FoldResult> results = told.results(FOLDS);

      assertThat(told.read(Event.SlotsChanged.class)).last().extracting("slots").isEqualTo(slots);
      Map<String, List<FoldResult>> byAddress = new TreeMap<>();
      for (FoldResult result : results) {
        byAddress.computeIfAbsent(result.host(), address -> new ArrayList<>()).add(result);
      }
      Map<String, Integer> most = new TreeMap<>();
      byAddress.forEach((address, folds) -> most.put(address, mostSideBySide(folds)));
      return most;
    }
  }

  private static int mostSideBySide(List<FoldResult> folds) {
    int most = 0;
    for (FoldResult one : folds) {
      Instant start = one.startedAt();
      long others =
          folds.stream()
              .filter(fold -> !fold.startedAt().isAfter(start) && fold.finishedAt().isAfter(start))
              .count();
      most = Math.max(most, (int) others);
    }
    return most;
  }
}
