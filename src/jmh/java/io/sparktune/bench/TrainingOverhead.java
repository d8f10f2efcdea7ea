package io.sparktune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;

/**
 * Measures the overhead of Sparktune over bare Deeplearning4j training, the effect of settings of
 * the virtual machine on both, and the cost of dispatching folds by Spark. Arguments: {@code
 * overhead}, {@code settings}, {@code memory}, {@code rows}, {@code reading}, {@code predicting},
 * {@code dispatch-sleep}, {@code dispatch-instant}, {@code dispatch-many}, {@code
 * dispatch-lengths}, {@code simulator}, {@code pruning}, {@code engine}, {@code convolutions},
 * {@code deadline}, {@code deadline-simulated}, {@code search}, {@code plateaus}, {@code suggest},
 * {@code fronts}, {@code real-search}, {@code real-warm-start}; the first three by default. The
 * properties {@code bench.trials} and {@code bench.rounds} set their size, {@code bench.search} has
 * the arguments of {@link SearchQuality}, {@link CoarseSearch}, {@link SuggestionTime}, {@link
 * FrontQuality}, {@link RealSearch} or {@link RealWarmStart}.
 */
public final class TrainingOverhead {

  private static final Path FOLDER = Path.of("target/bench");
  private static final int TRIALS = Integer.getInteger("bench.trials", 40);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int TRIALS_OF_SETTING = Math.max(1, TRIALS / 4);
  private static final int TRIALS_OF_LONG_STUDY = TRIALS * 6;

  private static final String PARALLEL = "-XX:+UseParallelGC";
  private static final String HEAP = "-Xmx2g";
  private static final String NO_POINTER_COLLECTOR = "-Dorg.bytedeco.javacpp.noPointerGC=true";

  private TrainingOverhead() {}

  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(FOLDER);
    List<String> parts =
        arguments.length == 0 ? List.of("overhead", "settings", "memory") : List.of(arguments);
    if (parts.contains("overhead")) {
      overhead();
    }
    if (parts.contains("settings")) {
      settings();
    }
    if (parts.contains("memory")) {
      memory();
    }
    if (parts.contains("rows")) {
      rows();
    }
    if (parts.contains("reading")) {
      reading();
    }
    if (parts.contains("predicting")) {
      predicting();
    }
    if (parts.contains("dispatch-sleep")) {
      dispatch("dispatch-sleep", 16, 2_000, 1_000);
    }
    if (parts.contains("dispatch-instant")) {
      dispatch("dispatch-instant", 2, 10_000, 0);
    }
    if (parts.contains("dispatch-many")) {
      dispatch("dispatch-many", 2, 100_000, 0);
    }
    if (parts.contains("dispatch-lengths")) {
      Child child = new Child("dispatch-lengths", "1", List.of("-Xmx1g", PARALLEL));
      write(
          "dispatch-lengths.csv",
          SlotUse.HEAD,
          child.run(SlotUse.class, 16, 480, 1_000, 0.6, "tpe"));
    }
    if (parts.contains("real-search")) {
      RealSearch.main(asked("bench.search"));
    }
    if (parts.contains("real-warm-start")) {
      RealWarmStart.main(asked("bench.search"));
    }
    if (parts.contains("simulator")) {
      Child child = new Child("simulator", "1", List.of("-Xmx1g", PARALLEL));
      write("simulator.csv", Simulator.HEAD, child.run(Simulator.class, 1_000, 50_000));
    }
    if (parts.contains("pruning")) {
      Child child = new Child("pruning", "1", List.of("-Xmx1g", PARALLEL));
      String run = System.getProperty("bench.from");
      write("pruning.csv", Pruning.HEAD, child.run(Pruning.class, run, 60, 8, 20));
    }
    if (parts.contains("engine")) {
      Child child = new Child("engine", "1", List.of("-Xmx1g", PARALLEL));
      write("engine.csv", EngineRounds.HEAD, child.run(EngineRounds.class, ROUNDS));
    }
    if (parts.contains("convolutions")) {
      write("convolutions.csv", ConvolutionRound.HEAD, Convolutions.run(ROUNDS, FOLDER));
    }
    if (parts.contains("texts")) {
      Child child = new Child("texts", "1", List.of("-Xmx1g", PARALLEL));
      List<String> lines = new ArrayList<>();
      for (int round = 1; round <= ROUNDS; round++) {
        lines.addAll(child.run(TextRound.class, round));
      }
      write("texts.csv", TextRound.HEAD, lines);
    }
    if (parts.contains("image-overhead")) {
      Child child = new Child("image-overhead", "1", List.of("-Xmx1g", PARALLEL));
      write("image-overhead.csv", ImageOverhead.HEAD, child.run(ImageOverhead.class, ROUNDS));
    }
    if (parts.contains("deadline")) {
      deadline();
    }
    if (parts.contains("deadline-simulated")) {
      Child child = new Child("deadline-simulated", "1", List.of("-Xmx1g", PARALLEL));
      String run = System.getProperty("bench.from");
      List<String> lines = new ArrayList<>(child.run(DeadlineSimulation.class, run, 60, 2, 10));
      lines.addAll(child.run(DeadlineSimulation.class, run, 90, 2, 10));
      lines.addAll(child.run(DeadlineSimulation.class, run, 600, 8, 5));
      write("deadline-simulated.csv", DeadlineSimulation.HEAD, lines);
    }
    if (parts.contains("search")) {
      SearchQuality.main(asked("bench.search"));
    }
    if (parts.contains("plateaus")) {
      CoarseSearch.main(asked("bench.search"));
    }
    if (parts.contains("suggest")) {
      Child child = new Child("suggest", "1", List.of("-Xmx1g", "-XX:+UseSerialGC"));
      Object[] asked = asked("bench.search");
      write("suggest.csv", SuggestionTime.HEAD, child.run(SuggestionTime.class, asked));
    }
    if (parts.contains("fronts")) {
      Child child = new Child("fronts", "1", List.of("-Xmx1g", PARALLEL));
      Object[] asked = asked("bench.search");
      write("fronts.csv", FrontQuality.HEAD, child.run(FrontQuality.class, asked));
    }
  }

  /** The arguments in a property, with blanks between them. */
  private static String[] asked(String property) {
    String text = System.getProperty(property, "").trim();
    return text.isEmpty() ? new String[0] : text.split("\\s+", -1);
  }

  private static void dispatch(String part, int slots, int trials, int foldMillis)
      throws IOException, InterruptedException {
    Child child = new Child(part, "1", List.of("-Xmx1g", PARALLEL));
    write(part + ".csv", Dispatch.HEAD, child.run(Dispatch.class, slots, trials, foldMillis));
  }

  private static void deadline() throws IOException, InterruptedException {
    Child child = new Child("deadline", "1", List.of(HEAP, PARALLEL));
    List<String> lines = new ArrayList<>();
    for (int seed = 1; seed <= 10; seed++) {
      lines.addAll(child.run(DeadlineRuns.class, "conf/digits-mlp.conf", "60s", 2, seed));
    }
    write("deadline.csv", DeadlineRuns.HEAD, lines);
  }

  private static void overhead() throws IOException, InterruptedException {
    Child child = new Child("default", "1", List.of(HEAP, PARALLEL));
    List<Measurement> runs = measurements(child.run(OverheadRounds.class, TRIALS, ROUNDS));
    write("overhead.csv", Measurement.HEAD, runs.stream().map(Measurement::line).toList());
    System.out.println(new Summary(runs, Workload.epochs()).ofOverhead());
  }

  private static void settings() throws IOException, InterruptedException {
    List<Child> children =
        List.of(
            new Child("default", "1", List.of(HEAP, PARALLEL)),
            new Child("two OpenMP threads", "2", List.of(HEAP, PARALLEL)),
            new Child("OpenMP threads unset", "", List.of(HEAP, PARALLEL)),
            new Child("G1", "1", List.of(HEAP, "-XX:+UseG1GC")),
            new Child("Serial", "1", List.of(HEAP, "-XX:+UseSerialGC")),
            new Child("noPointerGC", "1", List.of(HEAP, PARALLEL, NO_POINTER_COLLECTOR)),
            new Child(
                "nopointergc",
                "1",
                List.of(HEAP, PARALLEL, "-Dorg.bytedeco.javacpp.nopointergc=true")));
    List<Measurement> runs = new ArrayList<>();
    for (Child child : children) {
      runs.addAll(
          measurements(child.run(SettingRounds.class, child.name(), TRIALS_OF_SETTING, ROUNDS)));
    }
    write("settings.csv", Measurement.HEAD, runs.stream().map(Measurement::line).toList());
    System.out.println(new Summary(runs, Workload.epochs()).ofSettings());
  }

  /** With a heap that is whole from the start, so that only native memory can grow. */
  private static void memory() throws IOException, InterruptedException {
    Child child =
        new Child("memory", "1", List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", PARALLEL));
    write("memory.csv", MemoryGrowth.HEAD, child.run(MemoryGrowth.class, TRIALS_OF_LONG_STUDY));
  }

  /** A large table with one slot and with two, which should take hardly more memory. */
  private static void rows() throws IOException, InterruptedException {
    Child child = new Child("rows", "1", List.of("-Xmx2g", PARALLEL));
    List<String> lines = new ArrayList<>(child.run(RowMemory.class, 1, 1_000_000, 50));
    lines.addAll(child.run(RowMemory.class, 2, 1_000_000, 50));
    write("rows.csv", RowMemory.HEAD, lines);
    double one = Double.parseDouble(lines.get(0).split(",", -1)[5]);
    double two = Double.parseDouble(lines.get(1).split(",", -1)[5]);
    System.out.printf(Locale.ROOT, "two slots take %.2f times the memory of one%n", two / one);
  }

  /** Tables of 50 numbers from Parquet, with the heap of {@code run-local.sh}. */
  private static void reading() throws IOException, InterruptedException {
    Child child = new Child("reading", "1", List.of(HEAP, PARALLEL, "-XX:MaxNewSize=128m"));
    List<String> lines = new ArrayList<>();
    for (int rows : new int[] {10_000, 100_000, 1_000_000, 10_000_000}) {
      Path table = Files.createTempDirectory("sparktune-rows-");
      child.run(LargeTable.class, table.resolve("table"), rows, 50);
      lines.addAll(child.run(RowReading.class, table.resolve("table")));
      FileUtils.deleteDirectory(table.toFile());
    }
    write("reading.csv", RowReading.HEAD, lines);
  }

  /** Predictions for a million rows of 50 numbers, beside the bare model. */
  private static void predicting() throws IOException, InterruptedException {
    Child child = new Child("predicting", "1", List.of(HEAP, PARALLEL, "-XX:MaxNewSize=128m"));
    Path folder = Files.createTempDirectory("sparktune-predicting-");
    child.run(LargeTable.class, folder.resolve("few"), 10_000, 50);
    child.run(LargeTable.class, folder.resolve("table"), 1_000_000, 50);
    List<String> lines = child.run(Predicting.class, folder, ROUNDS);
    FileUtils.deleteDirectory(folder.toFile());
    write("predicting.csv", Predicting.HEAD, lines);
  }

  private static List<Measurement> measurements(List<String> lines) {
    return lines.stream().map(Measurement::parse).toList();
  }

  private static void write(String file, String head, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(head));
    all.addAll(lines);
    Path written = Files.write(FOLDER.resolve(file), all);
    System.out.println("written " + written);
  }
}
