package io.sparktune.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Measures the gain of a second night of a real study from the first one, and its loss where the
 * first one was trained on shuffled labels. The first night is random; the seed of the second ones,
 * and with it their folds, is {@code apart=1000} from that of the first, or the same where that is
 * 0. Other arguments: {@code study=conf/digits-mlp.conf}, {@code
 * data=data-samples/tabular/digits_8x8.csv.gz}, whose last column is the label, {@code seeds=0-9},
 * {@code trials=20}, {@code master=local[1]}.
 */
final class RealWarmStart {

  static final String HEAD =
      "seed,best_first,trials_warm,trials_cold,best_warm,best_cold,best_misled";

  private final Path study;
  private final String master;
  private final int trials;
  private final long seed;
  private final long secondSeed;

  private RealWarmStart(Path study, String master, int trials, long seed, long secondSeed) {
    this.study = study;
    this.master = master;
    this.trials = trials;
    this.seed = seed;
    this.secondSeed = secondSeed;
  }

  public static void main(String[] arguments) throws Exception {
    Arguments asked =
        Arguments.of(arguments, List.of("study", "data", "seeds", "trials", "master", "apart"));
    Path data = Path.of(asked.text("data", "data-samples/tabular/digits_8x8.csv.gz"));
    Files.createDirectories(Path.of("target/bench/runs"));
    Child.tell(HEAD);
    for (long seed : asked.seeds("0-9")) {
      new RealWarmStart(
              Path.of(asked.text("study", "conf/digits-mlp.conf")),
              asked.text("master", "local[1]"),
              asked.number("trials", 20),
              seed,
              seed + asked.number("apart", 1_000))
          .measure(data);
    }
  }

  private void measure(Path data) throws IOException, InterruptedException {
    Path shuffled = shuffled(data);
    NightRun first = night("warm-first-" + seed, seed, "search.sampler=random");
    NightRun wrong =
        night("warm-wrong-" + seed, seed, "search.sampler=random", "data.path=" + shuffled);
    NightRun cold = night("warm-cold-" + secondSeed, secondSeed);
    NightRun warm = night("warm-warm-" + secondSeed, secondSeed, learnFrom("warm-first-"));
    NightRun misled = night("warm-misled-" + secondSeed, secondSeed, learnFrom("warm-wrong-"));
    Child.tell(
        String.format(
            Locale.ROOT,
            "%d,%.5f,%d,%d,%.5f,%.5f,%.5f",
            seed,
            first.best(),
            until(first.best(), warm),
            until(first.best(), cold),
            warm.best(),
            cold.best(),
            misled.best()));
    if (wrong.best() >= first.best()) {
      throw new IllegalStateException("shuffled labels are as easy as the true ones");
    }
  }

  private String learnFrom(String name) {
    return "search.learn-from=[\"target/bench/runs/" + name + seed + "\"]";
  }

  private NightRun night(String name, long studySeed, String... settings)
      throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(List.of("study.seed=" + studySeed, "search.trials=" + trials));
    all.addAll(Arrays.asList(settings));
    return NightRun.of(master, study, name, all);
  }

  /** How many trials were proposed up to the first that is as good. */
  private int until(double score, NightRun night) {
    return night.complete().stream()
        .filter(trial -> trial.score() >= score)
        .mapToInt(trial -> trial.place() + 1)
        .min()
        .orElse(trials + 1);
  }

  private Path shuffled(Path data) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(data);
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
      text.lines().forEach(lines::add);
    }
    List<String> labels = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      labels.add(line.substring(line.lastIndexOf(',') + 1));
    }
    Collections.shuffle(labels, new Random(seed));
    List<String> changed = new ArrayList<>(lines.subList(0, 1));
    for (int row = 0; row < labels.size(); row++) {
      String line = lines.get(row + 1);
      changed.add(line.substring(0, line.lastIndexOf(',') + 1) + labels.get(row));
    }
    Path file = Path.of("target/bench/runs/shuffled-" + seed + ".csv");
    Files.write(file, changed);
    return file;
  }
}
