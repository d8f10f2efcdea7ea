package io.sparktune.training.trained;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.data.RecordJson;
import io.sparktune.extension.Extensions;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.json.LayerClasses;
import io.sparktune.settings.Task;
import io.sparktune.training.plan.LabelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file of a model's description, and of the classes of the user's jars in its network where
 * there are any.
 *
 * @param layerClasses by their names
 */
public record LabelsFile(ModelDescription description, List<String> layerClasses) {

  public static final String NAME = "labels.json";

  private static final String CLASSES = "layerClasses";

  /** Is not in the files of earlier versions. */
  private static final String SEPARATOR = "separator";

  /** Is there where it is not the standard one. */
  private static final String CHOICE = "choice";

  private record Classes(List<String> layerClasses) {}

  private record Choice(LabelSettings choice) {}

  public LabelsFile {
    layerClasses = List.copyOf(layerClasses);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IOException if it is not such a file
   */
  public static LabelsFile read(byte[] file) throws IOException {
    ObjectNode tree = RecordJson.tree(file);
    if (!tree.has(SEPARATOR)) {
      boolean hasSets = tree.path("task").asText().equals(Task.MULTI_LABEL.name());
      tree.put(SEPARATOR, hasSets ? ModelDescription.STANDARD_SEPARATOR : "");
    }
    if (!tree.has(CHOICE)) {
      tree.setAll(RecordJson.tree(RecordJson.write(new Choice(LabelSettings.STANDARD))));
    }
    List<String> classes = List.of();
    if (tree.has(CLASSES)) {
      ObjectNode alone = tree.objectNode().set(CLASSES, tree.remove(CLASSES));
      classes = RecordJson.ofTree(alone, Classes.class).layerClasses;
    }
    return new LabelsFile(RecordJson.ofTree(tree, ModelDescription.class), classes);
  }

  byte[] write() {
    try {
      ObjectNode tree = RecordJson.tree(RecordJson.write(description));
      if (description.choice().equals(LabelSettings.STANDARD)) {
        tree.remove(CHOICE);
      }
      if (!layerClasses.isEmpty()) {
        tree.setAll(RecordJson.tree(RecordJson.write(new Classes(layerClasses))));
      }
      return RecordJson.writeTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The names of the classes that its network may have besides Deeplearning4j's: these, and those
   * of kinds in the user's jars.
   *
   * @throws BadModelFile if one of these is no part of networks, or is not there
   */
  public Set<String> admitted() {
    Set<String> classes = new HashSet<>(ofKinds());
    for (String name : layerClasses) {
      try {
        LayerClasses.requirePart(name);
      } catch (BadModelFile e) {
        throw new BadModelFile(NAME + ": " + e.getMessage(), e);
      }
      classes.add(name);
    }
    return classes;
  }

  /** The names of the classes that kinds in the user's jars admit. */
  public static Set<String> ofKinds() {
    Set<String> classes = new HashSet<>();
    for (NetworkKind<?> kind : Extensions.all(NetworkKind.class)) {
      classes.addAll(kind.layerClasses());
    }
    return classes;
  }
}
