package io.sparktune.spark.prediction;

import io.sparktune.data.table.text.CellFormat;
import io.sparktune.spark.prediction.cells.ScoredPart;
import io.sparktune.spark.prediction.cells.TargetCells;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Reads the targets and predictions of one Spark partition. */
final class ScoreTask implements FlatMapFunction<Iterator<Row>, ScoredPart> {

  private static final long serialVersionUID = 1;
  private static final int MOST_UNKNOWN = 1_000;

  private final List<String> labels;
  private final String separator;
  private final CellFormat format;
  private final long stride;

  /**
   * @param labels of the model; empty for a number
   * @param separator of the labels in a cell; empty for one that has one
   * @param stride of the rows that are taken, from the first one on
   */
  ScoreTask(List<String> labels, String separator, CellFormat format, long stride) {
    this.stride = stride;
    this.labels = new ArrayList<>(labels);
    this.separator = separator;
    this.format = format;
  }

  /** Rows of the target and the outputs. */
  @Override
  public Iterator<ScoredPart> call(Iterator<Row> rows) {
    TargetCells cells = new TargetCells(labels, separator, format);
    DoubleStream.Builder targets = DoubleStream.builder();
    DoubleStream.Builder outputs = DoubleStream.builder();
    Map<String, Long> unknown = new TreeMap<>();
    long missing = 0;
    for (long number = 0; rows.hasNext(); number++) {
      Row row = rows.next();
      if (number % stride != 0) {
        continue;
      }
      String text = cells.text(row.get(0));
      if (text == null) {
        missing++;
        continue;
      }
      Optional<double[]> target = cells.target(row.get(0), text);
      if (target.isEmpty()) {
        boolean isNew = unknown.size() < MOST_UNKNOWN || unknown.containsKey(text);
        unknown.merge(isNew ? text : "others", 1L, Long::sum);
        continue;
      }
      DoubleStream.of(target.get()).forEach(targets::add);
      for (int i = 1; i < row.length(); i++) {
        outputs.add(row.getDouble(i));
      }
    }
    return List.of(
            new ScoredPart(targets.build().toArray(), outputs.build().toArray(), missing, unknown))
        .iterator();
  }
}
