package io.sparktune.data.ratings;

import io.sparktune.data.Fingerprint;
import io.sparktune.settings.Settings;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The items of each user in the training rows, by the numbers of users and items. */
final class SeenItems implements Settings {

  private static final long serialVersionUID = 1L;

  private final int[][] byUser;

  /** How many items are known. */
  private final int items;

  private SeenItems(int[][] byUser, int items) {
    this.byUser = byUser;
    this.items = items;
  }

  /**
   * The items of some pairs.
   *
   * @param users the number of each pair's user, from 1; 0 for an unknown one, whose items are not
   *     kept
   * @param items the same of its item
   */
  static SeenItems of(int[] users, int[] items, int knownUsers, int knownItems) {
    int[] counts = new int[knownUsers + 1];
    for (int pair = 0; pair < users.length; pair++) {
      counts[users[pair]] += isKnown(users, items, pair) ? 1 : 0;
    }
    int[][] byUser = new int[knownUsers + 1][];
    Arrays.setAll(byUser, user -> new int[counts[user]]);
    for (int pair = 0; pair < users.length; pair++) {
      if (isKnown(users, items, pair)) {
        byUser[users[pair]][--counts[users[pair]]] = items[pair];
      }
    }
    for (int user = 0; user < byUser.length; user++) {
      byUser[user] = Arrays.stream(byUser[user]).distinct().sorted().toArray();
    }
    return new SeenItems(byUser, knownItems);
  }

  private static boolean isKnown(int[] users, int[] items, int pair) {
    return users[pair] > 0 && items[pair] > 0;
  }

  boolean has(int user, int item) {
    return Arrays.binarySearch(byUser[user], item) >= 0;
  }

  int count(int user) {
    return byUser[user].length;
  }

  /** One of the known items that a user has not seen, drawn evenly; 0 where there is none. */
  int unseen(int user, SplittableRandom random) {
    int[] seen = byUser[user];
    if (seen.length == items) {
      return 0;
    }
    int place = random.nextInt(items - seen.length) + 1;
    // The item with so many unseen ones up to it: each seen one before it moves it on.
    int low = 0;
    int high = seen.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seen[middle] - middle <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return place + low;
  }

  @Override
  public String digest() {
    Fingerprint fingerprint = new Fingerprint().add(items);
    for (int[] ofUser : byUser) {
      fingerprint.add(ofUser);
    }
    return fingerprint.hex();
  }
}
