package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the pictures that cannot be used, so that all of them are told at once. */
final class BadPictures {

  private static final int MOST_SHOWN = 20;

  private final boolean skips;
  private final List<String> shown = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int unfit;
  private int all;

  /**
   * @param skips whether pictures that cannot be read are left out
   */
  BadPictures(boolean skips) {
    this.skips = skips;
  }

  /** A picture that cannot be read. */
  void add(String name, String fault) {
    tell(name + " " + fault);
    counts.merge(fault.replaceAll("\\(.*\\)|\\d[\\d, ×]*", "…"), 1, Integer::sum);
  }

  /** A picture that is whole, but not like the others as the settings have it. */
  void addUnfit(String name, String fault) {
    unfit++;
    tell(name + " " + fault);
  }

  private void tell(String problem) {
    all++;
    if (shown.size() < MOST_SHOWN) {
      shown.add(problem);
    }
  }

  /**
   * What to tell of pictures that were left out.
   *
   * @param pictures that were read, with these
   * @throws DataError where they are not to be left out, or none is left
   */
  List<String> warnings(String source, int pictures) {
    if (all == 0) {
      return List.of();
    }
    boolean isError = !skips || unfit > 0 || all == pictures;
    String count = "%,d of %,d pictures".formatted(all, pictures);
    if (!isError) {
      return List.of(source + ": " + count + " are left out, such as " + shown.get(0) + kinds());
    }
    List<String> problems = new ArrayList<>();
    problems.add(
        source
            + ": "
            + count
            + " cannot be used"
            + kinds()
            + (unfit > 0 || skips
                ? ":"
                : "; correct them, or set data.bad-images to skip to leave them out:"));
    problems.addAll(shown);
    if (all > shown.size()) {
      problems.add("And %,d more.".formatted(all - shown.size()));
    }
    throw new DataError(problems);
  }

  private String kinds() {
    if (counts.size() < 2) {
      return "";
    }
    List<String> kinds = new ArrayList<>();
    counts.forEach((fault, count) -> kinds.add("%,d %s".formatted(count, fault)));
    return " (" + String.join(", ", kinds) + ")";
  }
}
