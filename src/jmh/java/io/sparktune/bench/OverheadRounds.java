package io.sparktune.bench;

/** Both sides in turn, with one slot and with two. Arguments: trials and rounds. */
final class OverheadRounds {

  private OverheadRounds() {}

  public static void main(String[] arguments) throws Exception {
    Rounds rounds = new Rounds("default", Integer.parseInt(arguments[0]));
    for (int round = 1; round <= Integer.parseInt(arguments[1]); round++) {
      for (int slots = 1; slots <= 2; slots++) {
        rounds.measureBare(slots, round);
        rounds.measureSparktune(slots, round);
      }
    }
  }
}
