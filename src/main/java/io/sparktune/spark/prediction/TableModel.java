package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.training.trained.ModelDescription;
import io.sparktune.training.trained.TrainedModel;
import java.util.List;
import java.util.Map;

/** A trained model that reads tables. */
record TableModel(TrainedModel model, FittedPreparation preparation) {

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
    if (!(model.preparation() instanceof FittedPreparation preparation)) {
      throw new DataError(
          "the model reads data of the kind "
              + model.description().data()
              + ", but only tables can be read here; predict with it in a program");
    }
    String target = model.description().target();
    if (preparation.columns().stream().anyMatch(column -> column.name().equals(target))) {
      throw new BadModelFile("the column " + target + " is both read and predicted");
    }
    return new TableModel(model, preparation);
  }

  ModelDescription description() {
    return model.description();
  }

  List<InputColumn> columns() {
    return preparation.columns();
  }

  /** The writing of cells. */
  CellFormat format() {
    return preparation.cells();
  }

  float[][] predict(Table table) {
    return model.predict(preparation.writer(table), table.rows());
  }
}
