package io.sparktune.run;

import io.sparktune.model.BadConfiguration;
import io.sparktune.model.SavedNetwork;
import io.sparktune.model.foreign.LayerSummary;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.json.KerasFile;
import io.sparktune.model.json.ModelFile;
import io.sparktune.report.ModelReport;
import io.sparktune.report.ModelReport.LayerReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.settings.FileReference;
import io.sparktune.training.trained.LabelsFile;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Looks into the file of a network without using it. */
public final class ModelInspection {

  private static final String OF_A_FOLDER = "/model.zip";

  private ModelInspection() {}

  /**
   * The layers of a network.
   *
   * @param model a zip of Deeplearning4j, an HDF5 file of Keras, or the folder of a study's winner
   * @throws BadInput if it cannot be read
   */
  public static ModelReport of(String model) {
    boolean isFile = model.endsWith(".zip") || model.endsWith(".h5") || model.endsWith(".hdf5");
    boolean isFolder = !isFile && !model.endsWith(".keras");
    String file = isFolder ? folder(model) + OF_A_FOLDER : model;
    try {
      byte[] bytes = FileReference.of(file).bytes();
      SavedNetwork network =
          ModelFile.read(bytes, isFolder ? admitted(folder(model)) : LabelsFile.ofKinds());
      List<LayerReport> layers =
          LayerSummary.of(network.configuration()).stream().map(ModelInspection::row).toList();
      return new ModelReport(file, KerasFile.isOne(bytes) ? "Keras" : "Deeplearning4j", layers);
    } catch (BadModelFile | BadConfiguration e) {
      throw new BadInput(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new BadInput(
          e.getMessage() + "; name a .zip, an .h5, or the folder of a model, runs/x/models/best");
    }
  }

  private static String folder(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** A folder without a description of its model has a network all the same. */
  private static Set<String> admitted(String folder) {
    try {
      byte[] labels = FileReference.of(folder + "/" + LabelsFile.NAME).bytes();
      return LabelsFile.read(labels).admitted();
    } catch (IOException e) {
      return LabelsFile.ofKinds();
    }
  }

  private static LayerReport row(LayerSummary layer) {
    return new LayerReport(layer.name(), layer.type(), layer.shape(), layer.parameters());
  }
}
