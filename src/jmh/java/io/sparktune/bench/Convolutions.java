package io.sparktune.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares an iteration of convolutional networks with the natives of before, with those of now,
 * and by PyTorch, in turns. A PyTorch that the machine lacks is left out.
 */
final class Convolutions {

  private static final String PEER = "/bench/convolutions.py";
  private static final String PYTHON = "/usr/bin/python3";

  private Convolutions() {}

  static List<String> run(int rounds, Path folder) throws IOException, InterruptedException {
    List<String> options = List.of("-Xmx1g", "-XX:+UseParallelGC");
    List<String> plain = new ArrayList<>(options);
    plain.add("-Dsparktune.natives=plain");
    plain.add("-Dorg.eclipse.deeplearning4j.helpers.disable=true");
    Child before = new Child("natives of before", "1", plain);
    Child now = new Child("natives of now", "1", options);
    List<String> lines = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      lines.addAll(before.run(ConvolutionRound.class, "plain", true, round));
      lines.addAll(now.run(ConvolutionRound.class, "onednn", false, round));
      lines.addAll(peer(folder, round));
    }
    return lines;
  }

  private static List<String> peer(Path folder, int round)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(PYTHON))) {
      return List.of();
    }
    Path script = folder.resolve("convolutions.py");
    try (InputStream in = Convolutions.class.getResourceAsStream(PEER)) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    ProcessBuilder builder =
        new ProcessBuilder(PYTHON, script.toString(), String.valueOf(round))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    lines.forEach(System.out::println);
    return process.waitFor() == 0 ? lines : List.of();
  }
}
