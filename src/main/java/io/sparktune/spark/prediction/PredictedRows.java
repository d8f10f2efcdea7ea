package io.sparktune.spark.prediction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Rows with their predictions, of which a batch at a time is in memory. */
abstract class PredictedRows implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final int batchRows;
  private Iterator<Row> predicted = Collections.emptyIterator();

  PredictedRows(Iterator<Row> rows, int batchRows) {
    this.rows = rows;
    this.batchRows = batchRows;
  }

  /** The outputs of the network for each row. */
  abstract float[][] predictions(List<Row> batch);

  /** A row of the input with what is predicted for it. */
  abstract Row answer(Row row, float[] prediction);

  @Override
  public final boolean hasNext() {
    return predicted.hasNext() || rows.hasNext();
  }

  @Override
  public final Row next() {
    if (!predicted.hasNext()) {
      predicted = batch();
    }
    return predicted.next();
  }

  private Iterator<Row> batch() {
    List<Row> batch = new ArrayList<>();
    while (batch.size() < batchRows && rows.hasNext()) {
      batch.add(rows.next());
    }
    float[][] predictions = predictions(batch);
    List<Row> answers = new ArrayList<>();
    for (int i = 0; i < predictions.length; i++) {
      answers.add(answer(batch.get(i), predictions[i]));
    }
    return answers.iterator();
  }
}
