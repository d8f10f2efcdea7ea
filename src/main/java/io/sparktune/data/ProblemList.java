package io.sparktune.data;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it is reported at once. */
public final class ProblemList {

  static final int MOST_SHOWN = 20;

  private final List<String> shown = new ArrayList<>();
  private int more;

  public void add(String problem) {
    if (shown.size() < MOST_SHOWN) {
      shown.add(problem);
    } else {
      more++;
    }
  }

  public void addTo(ProblemList others) {
    shown.forEach(others::add);
    others.more += more;
  }

  public boolean isEmpty() {
    return shown.isEmpty();
  }

  public void throwIfAny() {
    if (isEmpty()) {
      return;
    }
    List<String> all = new ArrayList<>(shown);
    if (more > 0) {
      all.add("And " + more + " more.");
    }
    throw new DataError(all);
  }
}
