package io.sparktune.run.past;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The natives that train a study's folds, on which the last bits of its results depend. */
public final class NativesInUse implements StudyObserver {

  private final Map<String, Set<String>> hosts = new LinkedHashMap<>();
  private final Set<String> drivers = new TreeSet<>();
  private @Nullable String driver;

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (event instanceof Event.StudyOpened opened) {
      driver = opened.natives();
    } else if (event instanceof Event.EpochsScored && driver != null) {
      drivers.add(driver);
    } else if (event instanceof Event.FoldFinished finished) {
      trained(finished.result());
    }
  }

  private void trained(FoldResult result) {
    String natives = result.natives() == null ? driver : result.natives();
    if (driver != null && natives != null && result.host() != null && !result.wasTakenOver()) {
      drivers.add(driver);
      hosts.computeIfAbsent(natives, unused -> new TreeSet<>()).add(result.host());
    }
  }

  /** The hosts whose executors trained folds, by their natives. */
  public Map<String, List<String>> hosts() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    hosts.forEach((natives, names) -> lists.put(natives, List.copyOf(names)));
    return lists;
  }

  /**
   * Says that earlier drivers had other natives; empty where none had.
   *
   * @param now those of this driver
   */
  public String difference(String now) {
    List<String> others = drivers.stream().filter(each -> !each.equals(now)).toList();
    return others.isEmpty()
        ? ""
        : "folds were trained with the natives "
            + String.join("; ", others)
            + ", and go on with "
            + now
            + ": results differ in their last bits";
  }
}
