package io.sparktune.spark.prediction;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.ratings.FittedRatings;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.KnownCategories;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.text.FittedText;
import io.sparktune.data.text.TextCells;
import io.sparktune.data.text.TextDataset;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.training.trained.ModelDescription;
import io.sparktune.training.trained.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A trained model that reads tables.
 *
 * @param columns that it reads
 * @param format the writing of cells
 * @param categories of each categorical column, by its name
 * @param writers write the rows of tables with these columns in this order, and of their texts
 */
record TableModel(
    TrainedModel model,
    List<InputColumn> columns,
    CellFormat format,
    Map<String, KnownCategories> categories,
    BiFunction<Table, List<TextCells>, BatchWriter> writers) {

  /**
   * The model in these files.
   *
   * @throws DataError if it reads other data
   */
  static TableModel of(Map<String, byte[]> files) {
    return of(TrainedModel.of(files));
  }

  /**
   * A model that was read.
   *
   * @throws DataError if it reads other data
   */
  static TableModel of(TrainedModel model) {
    if (model.preparation() instanceof FittedPreparation table) {
      return requireNoTarget(
          new TableModel(
              model,
              table.columns(),
              table.cells(),
              table.knownCategories(),
              (rows, none) -> table.writer(rows)));
    }
    if (model.preparation() instanceof FittedRatings ratings) {
      return requireNoTarget(
          new TableModel(
              model,
              ratings.columns(),
              ratings.rest().cells(),
              ratings.knownCategories(),
              (rows, none) -> ratings.writer(rows)));
    }
    if (model.preparation() instanceof FittedText text) {
      List<InputColumn> columns = new ArrayList<>(text.rest().columns());
      text.texts()
          .forEach(each -> columns.add(new InputColumn(each.name(), InputColumn.Type.TEXT)));
      return requireNoTarget(
          new TableModel(
              model,
              List.copyOf(columns),
              text.rest().cells(),
              text.rest().knownCategories(),
              (rows, texts) -> text.writer(rowsOf(rows, texts))));
    }
    throw new DataError(
        "the model reads data of the kind "
            + model.description().data()
            + ", but only tables can be read here; predict with it in a program");
  }

  private static TableModel requireNoTarget(TableModel table) {
    String target = table.description().target();
    if (table.columns().stream().anyMatch(column -> column.name().equals(target))) {
      throw new BadModelFile("the column " + target + " is both read and predicted");
    }
    return table;
  }

  ModelDescription description() {
    return model.description();
  }

  private static TextDataset rowsOf(Table table, List<TextCells> texts) {
    NumberTarget unknown = NumberTarget.of("unknown", new double[table.rows()]);
    return new TextDataset(texts, new TableDataset(table, unknown));
  }

  /**
   * Predicts for some rows.
   *
   * @param texts of the columns that are texts
   */
  float[][] predict(Table table, List<TextCells> texts) {
    return model.predict(writers.apply(table, texts), table.rows());
  }
}
