package io.sparktune.bench;

import java.util.List;

/**
 * The protocol of a search: every worker always has a trial, and the trial that ends first is
 * completed first. Where trials all last as long, that is the oldest.
 *
 * @param spread of the logarithm of a trial's length, 0 where all last as long
 * @param checkpoints the numbers of trials told after which regret is looked at; the last one is
 *     the number of trials
 */
record Protocol(String name, int workers, double spread, List<Integer> checkpoints) {

  private static final List<Protocol> ALL =
      List.of(
          new Protocol("1", 1, 0, List.of(25, 50, 100)),
          new Protocol("8", 8, 0, List.of(25, 50, 100)),
          new Protocol("1-long", 1, 0, List.of(25, 50, 100, 200)),
          new Protocol("16-pool", 16, 0.6, List.of(25, 50, 100, 200)));

  static Protocol named(String name) {
    return ALL.stream()
        .filter(protocol -> protocol.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no protocol %s, only %s"
                        .formatted(name, ALL.stream().map(Protocol::name).toList())));
  }

  int trials() {
    return checkpoints.get(checkpoints.size() - 1);
  }

  @Override
  public String toString() {
    String lengths = spread == 0 ? "trials of the same length" : "log-normal lengths";
    return "%s: %d in flight, %s, regret after %s".formatted(name, workers, lengths, checkpoints);
  }
}
