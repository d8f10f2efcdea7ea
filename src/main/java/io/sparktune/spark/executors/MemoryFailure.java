package io.sparktune.spark.executors;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory that ran out, whatever Java, Spark or a cluster made of it.
 *
 * @param place where, such as an executor; empty for the driver
 * @param sign the words that told of it
 * @param setting that gives more
 */
public record MemoryFailure(String place, String sign, String setting) {

  private static final String DRIVER = "--driver-memory (run-local.sh: SPARKTUNE_MEMORY)";
  private static final String EXECUTOR = "--executor-memory";

  /** As Spark names where a task was. */
  private static final Pattern PLACE =
      Pattern.compile("\\(TID \\d+\\) \\((\\S+) executor (\\S+)\\)");

  /** Signs and settings; the first that fits counts. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "Total size of serialized results of .*?maxResultSize(?: \\([^)]*\\))?",
              "spark.driver.maxResultSize"),
          new Kind(
              "Serialized task \\S+ was \\d+ bytes|exceeds max allowed: spark.rpc.message.maxSize",
              "spark.rpc.message.maxSize"),
          new Kind("Buffer overflow\\. Available: \\d+", "spark.kryoserializer.buffer.max"),
          new Kind("System memory \\d+ must be at least \\d+", DRIVER),
          new Kind("Executor memory \\d+ must be at least \\d+", EXECUTOR),
          new Kind(
              "Required (?:executor|AM) memory .* is above the max threshold \\([^)]*\\)",
              "yarn.scheduler.maximum-allocation-mb of the cluster"),
          new Kind(
              "exceeding (?:physical |virtual )?memory limits|running beyond \\S+ memory limits"
                  + "|OOMKilled|[Ee]xit (?:status|code):? 137|exited with code 137"
                  + "|Command exited with code 137",
              "spark.executor.memoryOverhead or " + EXECUTOR),
          new Kind(
              "Cannot reserve \\d+ bytes of direct buffer memory|Direct buffer memory"
                  + "|failed to allocate \\d+ byte\\(s\\) of direct memory",
              "-XX:MaxDirectMemorySize among Java's options"),
          new Kind(
              "Physical memory usage is too high|Cannot allocate new \\w+\\([^)]*\\): totalBytes",
              "-Dorg.bytedeco.javacpp.maxPhysicalBytes among Java's options"),
          new Kind("Metaspace|Compressed class space", "-XX:MaxMetaspaceSize among Java's options"),
          new Kind(
              "unable to create (?:new )?native thread",
              "ulimit -u, or the container's limit on processes,"),
          new Kind(
              "Java heap space|GC overhead limit exceeded|Requested array size exceeds VM limit"
                  + "|Unable to acquire \\d+ bytes of memory|No enough memory for aggregation"
                  + "|Not enough memory to build and broadcast"
                  + "|out of memory while reading",
              ""),
          new Kind("OutOfMemoryError", ""));

  private record Kind(Pattern sign, String setting) {
    Kind(String sign, String setting) {
      this(Pattern.compile(sign), setting);
    }
  }

  /** A full heap also ends in messages that are torn as they are read. */
  private static final Pattern TORN = Pattern.compile("unread block data|invalid stream header");

  private static final double FULL = 0.8;

  /** What ran out behind a failure; empty where it was something else. */
  public static Optional<MemoryFailure> behind(Throwable failure) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      Optional<MemoryFailure> found = in(cause + "");
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<MemoryFailure> in(String text) {
    for (Kind kind : KINDS) {
      Matcher sign = kind.sign().matcher(text);
      if (sign.find()) {
        return Optional.of(of(text, sign.group(), kind.setting()));
      }
    }
    Matcher torn = TORN.matcher(text);
    return torn.find() && isHeapFull() ? Optional.of(of(text, torn.group(), "")) : Optional.empty();
  }

  private static MemoryFailure of(String text, String sign, String setting) {
    Matcher place = PLACE.matcher(text);
    boolean isRemote = place.find() && !place.group(2).equals("driver");
    return new MemoryFailure(
        isRemote ? " on executor " + place.group(2) + " at " + place.group(1) : "",
        sign,
        setting.isEmpty() ? (isRemote ? EXECUTOR : DRIVER) : setting);
  }

  private static boolean isHeapFull() {
    Runtime heap = Runtime.getRuntime();
    return heap.totalMemory() - heap.freeMemory() > FULL * heap.maxMemory();
  }

  /** Such as {@code out of memory (Java heap space; --driver-memory gives more)}. */
  @Override
  public String toString() {
    String heap =
        setting.equals(DRIVER)
            ? String.format(Locale.ROOT, " in %,d MiB", Runtime.getRuntime().maxMemory() >> 20)
            : "";
    return "out of memory" + place + heap + " (" + sign + "; " + setting + " gives more)";
  }
}
