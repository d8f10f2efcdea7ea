package io.sparktune.spark.prediction;

import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.InputCells;
import io.sparktune.spark.input.CellValue;
import io.sparktune.spark.input.RowOrigin;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Finds what a model cannot read in one Spark partition of a {@link PredictionInput}. */
final class InputCheck implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  /** The file; the column and what is in its cell, or null and a malformed line; the fault. */
  static final Encoder<Row> FAULTS =
      Encoders.row(
          new StructType()
              .add("file", DataTypes.StringType)
              .add("column", DataTypes.StringType)
              .add("text", DataTypes.StringType)
              .add("fault", DataTypes.StringType));

  private final int columns;
  private final String[] numeric;
  private final int[] places;
  private final CellFormat format;

  /**
   * @param columns how many the input has
   * @param places of the model's features among them
   */
  InputCheck(int columns, int[] places, TableModel model) {
    this.columns = columns;
    List<InputColumn> features = model.columns();
    int[] read =
        IntStream.range(0, features.size()).filter(i -> features.get(i).isNumeric()).toArray();
    this.places = IntStream.of(read).map(i -> places[i]).toArray();
    this.numeric = IntStream.of(read).mapToObj(i -> features.get(i).name()).toArray(String[]::new);
    this.format = model.format();
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    InputCells cells = new InputCells(format);
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false)
        .flatMap(row -> faults(row, cells))
        .limit(PredictionInput.MOST_PROBLEMS)
        .iterator();
  }

  private Stream<Row> faults(Row row, InputCells cells) {
    String line = row.getString(columns + RowOrigin.MALFORMED);
    String file = row.getString(columns + RowOrigin.FILE);
    if (line != null) {
      return Stream.of(RowFactory.create(file, null, line, null));
    }
    return IntStream.range(0, numeric.length)
        .boxed()
        .flatMap(
            i -> {
              String cell = CellValue.text(row.get(places[i]));
              return cells.fault(cell).stream()
                  .map(fault -> RowFactory.create(file, numeric[i], cell, fault));
            });
  }
}
