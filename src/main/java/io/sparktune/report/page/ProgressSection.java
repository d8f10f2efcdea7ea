package io.sparktune.report.page;

import io.sparktune.report.record.RunRecord;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The fourth section: the best score by trials, epochs and time. */
final class ProgressSection {

  private static final int BEST = 200;
  private static final int OTHERS = 600;

  private ProgressSection() {}

  static Section of(RunRecord run) {
    List<FinishedTrial> ended =
        run.finished().stream().sorted(Comparator.comparing(FinishedTrial::finishedAt)).toList();
    Instant began = run.began().orElse(Instant.EPOCH);
    Set<Integer> drawn = Sample.numbers(Sample.of(run.ranked(), BEST, OTHERS));
    List<List<Object>> points = new ArrayList<>();
    List<List<Object>> steps = new ArrayList<>();
    long epochs = 0;
    double best = Double.NaN;
    for (int place = 0; place < ended.size(); place++) {
      FinishedTrial trial = ended.get(place);
      epochs += trial.epochs();
      double seconds = Duration.between(began, trial.finishedAt()).toMillis() / 1000.0;
      if (trial.state() == TrialState.COMPLETE && trial.isFeasible()) {
        double score = trial.score();
        List<Object> point = List.of(place + 1, epochs, seconds, score, trial.trial().number());
        if (drawn.contains(trial.trial().number())) {
          points.add(point);
        }
        if (Double.isNaN(best) || run.study().goals().first().direction().isBetter(score, best)) {
          best = score;
          steps.add(point);
        }
      }
    }
    double last =
        ended.isEmpty()
            ? 0
            : Duration.between(began, ended.get(ended.size() - 1).finishedAt()).toMillis() / 1000.0;
    return new Section()
        .with("points", points)
        .with("steps", steps)
        .with("end", List.of(ended.size(), epochs, last))
        .with("scored", run.ranked().size());
  }
}
