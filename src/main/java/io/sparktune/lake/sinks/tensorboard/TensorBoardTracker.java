package io.sparktune.lake.sinks.tensorboard;

import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.trackers.Tracked;
import io.sparktune.lake.sinks.trackers.Tracker;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.TrialState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder for TensorBoard with a run for each trial, and the study's own at the top. What each run
 * has is in the names of its files, so that no scalar is written twice, whenever the writer ends.
 */
public final class TensorBoardTracker implements Tracker {

  /** Says up to which event all runs have all, so that not all of them have to be looked at. */
  private static final String COVERED = "covered.txt";

  private static final Pattern COVERED_LINE = Pattern.compile("([0-9a-f]+) (\\d{1,18})\\s*");

  private static final Pattern TRIAL = Pattern.compile("trial-\\d{4,}");

  private final Storage folder;
  private final String journal;
  private final StudyTables study;

  /**
   * @param folder with nothing else in it
   * @param journal the digest of its first event
   */
  public TensorBoardTracker(Storage folder, String journal, StudyTables study) {
    this.folder = folder;
    this.journal = journal;
    this.study = study;
  }

  @Override
  public long covered() {
    Matcher line =
        COVERED_LINE.matcher(
            folder
                .bytes(COVERED)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .orElse(""));
    if (line.matches() && line.group(1).equals(journal)) {
      return Long.parseLong(line.group(2));
    }
    new EventFolder(folder, journal).deleteOfOthers();
    for (String name : folder.names()) {
      if (TRIAL.matcher(name).matches()) {
        new EventFolder(folder.in(name), journal).deleteOfOthers();
      }
    }
    return 0;
  }

  @Override
  public void tell(List<Tracked> entries, long through) throws IOException {
    try {
      for (Map.Entry<Integer, List<Tracked>> trial : Tracked.byTrial(entries).entrySet()) {
        add(trial.getKey(), trial.getValue());
      }
      folder.write(COVERED, journal + " " + through + "\n");
    } catch (StorageFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void add(int trial, List<Tracked> entries) throws IOException {
    EventFolder run = run(trial);
    List<EventPart> parts = run.parts();
    long known = parts.stream().mapToLong(EventPart::through).max().orElse(0);
    List<Tracked> added = entries.stream().filter(entry -> entry.sequence() > known).toList();
    if (added.isEmpty()) {
      return;
    }
    EventRecords events = new EventRecords();
    added.forEach(entry -> add(events, entry));
    Tracked last = added.get(added.size() - 1);
    boolean isLast = last instanceof Tracked.Over || last instanceof Tracked.Closed;
    run.add(events, parts, last.at(), last.sequence(), isLast);
  }

  private EventFolder run(int trial) {
    Storage place = trial == Tracked.STUDY ? folder : folder.in(Tracked.runName(trial));
    return new EventFolder(place, journal);
  }

  private void add(EventRecords events, Tracked entry) {
    Instant at = entry.at();
    if (entry instanceof Tracked.Opened opened && opened.sequence() == 1) {
      events.addSummary(at, 0, HyperparameterSummaries.experiment(study, at));
    } else if (entry instanceof Tracked.Begun begun) {
      events.addSummary(at, 0, HyperparameterSummaries.start(study, begun.proposed().values(), at));
    } else if (entry instanceof Tracked.Measured measured) {
      Tracked.Point point = measured.point();
      events.addSummary(at, point.step(), Scalars.summary(point.name(), point.value()));
    } else if (entry instanceof Tracked.Over over) {
      events.addSummary(at, 0, HyperparameterSummaries.end(status(over.finished()), at));
    }
  }

  private static HyperparameterSummaries.Status status(FinishedTrial finished) {
    return finished.state() == TrialState.FAILED
        ? HyperparameterSummaries.Status.FAILURE
        : HyperparameterSummaries.Status.SUCCESS;
  }

  /** TensorBoard shows nothing else. */
  @Override
  public void keep(Storage run) {}

  @Override
  public String toString() {
    return "event files in " + folder;
  }
}
