package io.sparktune.bench;

/**
 * Both sides with two slots under one setting: first the bare loop alone, for Sparktune fixes the
 * native threads of its process. Arguments: the setting's name, trials and rounds.
 */
final class SettingRounds {

  private static final int SLOTS = 2;

  private SettingRounds() {}

  public static void main(String[] arguments) throws Exception {
    Rounds rounds = new Rounds(arguments[0], Integer.parseInt(arguments[1]));
    int last = Integer.parseInt(arguments[2]);
    for (int round = 1; round <= last; round++) {
      rounds.measureBare(SLOTS, round);
    }
    for (int round = 1; round <= last; round++) {
      rounds.measureSparktune(SLOTS, round);
    }
  }
}
