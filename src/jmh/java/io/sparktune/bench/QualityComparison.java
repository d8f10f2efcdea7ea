package io.sparktune.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our samplers beside those of other projects, as tables in Markdown. Arguments: files that {@link
 * SearchQuality} wrote.
 */
final class QualityComparison {

  private static final String AUTO = "auto";

  private final Protocol protocol;
  private final List<Quality> rows = new ArrayList<>();

  private QualityComparison(Protocol protocol, List<Quality> ours) throws IOException {
    this.protocol = protocol;
    Set<String> functions =
        ours.stream().map(Quality::function).collect(Collectors.toCollection(LinkedHashSet::new));
    rows.addAll(ours);
    Peers.of(protocol).stream()
        .filter(peer -> functions.contains(peer.function()))
        .forEach(rows::add);
  }

  public static void main(String[] files) throws IOException {
    print(Stream.of(files).map(Path::of).toList());
  }

  static void print(List<Path> files) throws IOException {
    List<Quality> measured = MeasuredRuns.read(files);
    Set<String> protocols =
        measured.stream()
            .map(Quality::protocol)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String name : protocols) {
      List<Quality> ours =
          measured.stream().filter(quality -> quality.protocol().equals(name)).toList();
      new QualityComparison(Protocol.named(name), ours).print();
    }
  }

  private void print() {
    System.out.printf("%n## %s%n%n%s%n", protocol, regrets());
    System.out.printf("%n%s%n%n%s%n", bests(), ranks());
  }

  private List<String> functions() {
    return rows.stream().map(Quality::function).distinct().toList();
  }

  private Stream<Quality> of(String function) {
    return rows.stream()
        .filter(row -> row.function().equals(function) && !Double.isNaN(row.last()))
        .sorted(Comparator.comparingDouble(Quality::last));
  }

  private Optional<Quality> best(String function, Predicate<Quality> among) {
    return of(function).filter(among).findFirst();
  }

  /** Every one of ours, and the best of the others, from the best to the worst. */
  private String regrets() {
    String checkpoints =
        protocol.checkpoints().stream().map(n -> "@" + n).collect(Collectors.joining(" | "));
    List<String> lines = new ArrayList<>();
    lines.add("| function | sampler | seeds | " + checkpoints + " | quartiles at the end |");
    lines.add("|---".repeat(4 + protocol.checkpoints().size()) + "|");
    for (String function : functions()) {
      Optional<Quality> bestPeer = best(function, Quality::isPeer);
      of(function)
          .filter(row -> !row.isPeer() || bestPeer.filter(row::equals).isPresent())
          .map(QualityComparison::line)
          .forEach(lines::add);
    }
    return String.join("\n", lines);
  }

  private static String line(Quality row) {
    return "| %s | %s | %d | %s | %s–%s |"
        .formatted(
            row.function(),
            row.sampler(),
            row.seeds(),
            row.medians(),
            Quality.rounded(row.lower()),
            Quality.rounded(row.upper()));
  }

  /** The best of each side, and how {@code auto} stands to the best of ours. */
  private String bests() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| function | our best | auto | auto / our best | best of Optuna | best of all peers |");
    lines.add("|---|---|---|---|---|---|");
    for (String function : functions()) {
      Optional<Quality> ours = best(function, row -> !row.isPeer() && !row.sampler().equals(AUTO));
      Optional<Quality> auto = best(function, row -> row.sampler().equals(AUTO));
      lines.add(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  function,
                  text(ours),
                  auto.map(row -> Quality.rounded(row.last())).orElse(""),
                  ratio(auto, ours),
                  text(best(function, row -> row.sampler().startsWith("optuna:"))),
                  text(best(function, Quality::isPeer))));
    }
    return String.join("\n", lines);
  }

  private static String text(Optional<Quality> row) {
    return row.map(best -> best.sampler() + " " + Quality.rounded(best.last())).orElse("");
  }

  private static String ratio(Optional<Quality> above, Optional<Quality> below) {
    return above.isEmpty() || below.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%.2f", above.get().last() / below.get().last());
  }

  /** Over the functions that there are peers for. */
  private String ranks() {
    List<String> lines = new ArrayList<>();
    lines.add("| sampler | mean rank | functions |");
    lines.add("|---|---|---|");
    List<Quality> ranked =
        rows.stream().filter(row -> best(row.function(), Quality::isPeer).isPresent()).toList();
    for (MeanRanks.MeanRank rank : MeanRanks.of(ranked)) {
      lines.add(
          String.format(
              Locale.ROOT, "| %s | %.2f | %d |", rank.sampler(), rank.mean(), rank.functions()));
    }
    return String.join("\n", lines);
  }
}
