package io.sparktune.data.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.data.RecordJson;
import java.io.IOException;

/** Reads the file of a fitted preparation, also those of earlier versions. */
final class FittedPreparationFile {

  private FittedPreparationFile() {}

  static FittedPreparation read(byte[] file) throws IOException {
    ObjectNode tree = RecordJson.tree(file);
    if (tree.has("missing")) {
      ObjectNode cells = tree.putObject("cells");
      cells.set("missing", tree.remove("missing"));
      cells.put("decimal", ".").put("thousands", "").putArray("strip");
    }
    return RecordJson.read(tree, FittedPreparation.class);
  }
}
