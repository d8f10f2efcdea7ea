package io.sparktune.lake.tables;

import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldResult;
import java.util.List;

/** One row for each epoch of each fold, by the attempt that reported it first. */
final class EpochRows implements TableRows {

  private final String study;

  EpochRows(String study) {
    this.study = study;
  }

  @Override
  public String table() {
    return "epochs";
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(
        new TableColumn("study", TableColumn.Kind.TEXT),
        new TableColumn("trial", TableColumn.Kind.INTEGER),
        new TableColumn("fold", TableColumn.Kind.INTEGER),
        new TableColumn("attempt", TableColumn.Kind.INTEGER),
        new TableColumn("epoch", TableColumn.Kind.INTEGER),
        new TableColumn("train_loss", TableColumn.Kind.REAL),
        new TableColumn("score", TableColumn.Kind.REAL),
        new TableColumn("millis", TableColumn.Kind.INTEGER));
  }

  @Override
  public List<Object[]> rows(long sequence, Event event, StudyState after) {
    if (event instanceof Event.EpochsScored scored) {
      return rows(scored.trial(), scored.fold(), scored.attempt(), scored.scores());
    }
    if (event instanceof Event.FoldFinished finished) {
      FoldResult result = finished.result();
      return rows(result.trial(), result.fold(), result.attempt(), result.epochs());
    }
    return List.of();
  }

  private List<Object[]> rows(int trial, int fold, int attempt, List<EpochScore> scores) {
    return scores.stream()
        .map(
            epoch ->
                new Object[] {
                  study,
                  trial,
                  fold,
                  attempt,
                  epoch.epoch(),
                  epoch.trainLoss(),
                  epoch.score(),
                  epoch.millis()
                })
        .toList();
  }
}
