package io.sparktune.lake;

import io.sparktune.study.Event;
import io.sparktune.study.StudyState;
import io.sparktune.trial.FoldResult;
import java.util.List;

/** One row for each epoch of each attempt at a fold that came back. */
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
  public List<Object[]> rows(Event event, StudyState after) {
    if (!(event instanceof Event.FoldFinished finished)) {
      return List.of();
    }
    FoldResult result = finished.result();
    return result.epochs().stream()
        .map(
            epoch ->
                new Object[] {
                  study,
                  result.trial(),
                  result.fold(),
                  result.attempt(),
                  epoch.epoch(),
                  epoch.trainLoss(),
                  epoch.score(),
                  epoch.millis()
                })
        .toList();
  }
}
