package io.sparktune.spark.prediction;

import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.prediction.cells.CellBatch;
import io.sparktune.spark.prediction.cells.CellForm;
import io.sparktune.spark.prediction.cells.RowCells;
import io.sparktune.spark.prediction.cells.ValueCells;
import io.sparktune.training.nd4j.Forward;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/** Predicts for rows, whose cells may be texts of numbers. */
final class RowPart extends TablePart<Row> {

  private static final long serialVersionUID = 1;

  private final CellForm[] forms;
  private final StructType kept;

  /**
   * Predicts by the model in these files.
   *
   * @param forms of the columns
   * @param kept the schema in which the output holds them
   * @param target null where the input has no column of it
   */
  RowPart(
      Broadcast<Map<String, byte[]>> model,
      InputScan scan,
      List<CellForm> forms,
      int[] features,
      StructType kept,
      @Nullable TargetPlace target) {
    super(model, scan, forms, features, target);
    this.forms = forms.toArray(CellForm[]::new);
    this.kept = kept;
  }

  @Override
  Batches batches(Iterator<Row> rows, TableModel of) {
    return new Groups(rows, new ValueCells(of.format()));
  }

  private final class Groups implements Batches {
    private final Iterator<Row> rows;
    private final ValueCells texts;
    private final SpecificInternalRow written = new SpecificInternalRow(kept);
    private final List<Function1<Object, Object>> converters =
        IntStream.range(0, forms.length)
            .mapToObj(
                i -> CatalystTypeConverters.createToCatalystConverter(kept.apply(i).dataType()))
            .toList();
    private RowCells cells = new RowCells(List.of());

    Groups(Iterator<Row> rows, ValueCells texts) {
      this.rows = rows;
      this.texts = texts;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public CellBatch next() {
      List<Row> group = new ArrayList<>(Forward.ROWS);
      while (group.size() < Forward.ROWS && rows.hasNext()) {
        group.add(rows.next());
      }
      cells = new RowCells(group);
      return cells;
    }

    @Override
    public IntFunction<InternalRow> rows() {
      double[][] numbers = new double[forms.length][];
      for (int i = 0; i < forms.length; i++) {
        if (forms[i] == CellForm.WHOLE || forms[i] == CellForm.NUMBER) {
          numbers[i] = cells.numbers(i, InputColumn.Type.NUMERIC, texts);
        }
      }
      return row -> row(row, numbers);
    }

    private InternalRow row(int row, double[][] numbers) {
      for (int i = 0; i < forms.length; i++) {
        Object value = cells.value(row, i);
        if (value == null || (numbers[i] != null && Double.isNaN(numbers[i][row]))) {
          written.setNullAt(i);
        } else if (forms[i] == CellForm.NUMBER) {
          written.setDouble(i, numbers[i][row]);
        } else if (forms[i] == CellForm.WHOLE) {
          written.setLong(i, CellForm.whole((String) value, numbers[i][row]));
        } else {
          written.update(
              i,
              value instanceof String text
                  ? UTF8String.fromString(text)
                  : converters.get(i).apply(value));
        }
      }
      return written;
    }
  }
}
