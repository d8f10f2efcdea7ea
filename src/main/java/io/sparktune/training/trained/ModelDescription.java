package io.sparktune.training.trained;

import io.sparktune.data.Dataset;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.Target;
import io.sparktune.settings.Task;
import io.sparktune.training.plan.LabelSettings;
import java.util.List;
import java.util.Set;

/**
 * A description of a model's inputs and predictions.
 *
 * @param data the name of the kind of data that it reads
 * @param target the name of what is predicted
 * @param labels in the order of the network's outputs; empty for a number
 * @param separator between the labels that are predicted for a row; empty where it has one
 * @param choice of the labels of a row, where it may have several; with a known threshold
 */
public record ModelDescription(
    String data,
    Task task,
    String target,
    List<String> labels,
    String separator,
    LabelSettings choice) {

  /** The separator in a file that names none. */
  static final String STANDARD_SEPARATOR = ";";

  public ModelDescription {
    labels = List.copyOf(labels);
    int least = task == Task.CLASSIFICATION ? 2 : 1;
    if (task == Task.REGRESSION ? !labels.isEmpty() : labels.size() < least) {
      throw new IllegalArgumentException("a model for " + task + " has the labels " + labels);
    }
    if (Set.copyOf(labels).size() < labels.size()) {
      throw new IllegalArgumentException("a label is there twice among " + labels);
    }
    if (separator.isEmpty() == (task == Task.MULTI_LABEL)) {
      throw new IllegalArgumentException(
          "a model for " + task + " has the separator \"" + separator + "\"");
    }
    if (choice.needsFitting()) {
      throw new IllegalArgumentException("the threshold of labels is not known");
    }
  }

  static ModelDescription of(Dataset data, LabelSettings choice) {
    Target target = data.target();
    return new ModelDescription(
        data.kind(),
        target.task(),
        target.name(),
        target.labels(),
        target instanceof LabelsTarget labels ? labels.separator() : "",
        target instanceof LabelsTarget ? choice.at(choice.decisive()) : LabelSettings.STANDARD);
  }

  /** One for each class or label, or one for the number. */
  public int outputs() {
    return Math.max(1, labels.size());
  }
}
