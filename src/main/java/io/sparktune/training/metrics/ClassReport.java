package io.sparktune.training.metrics;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * The predictions of some rows class by class, or label by label.
 *
 * @param classes in the order of the target's labels
 */
public record ClassReport(List<OfClass> classes) implements Serializable {

  /**
   * The rows of one class.
   *
   * @param rows that are of it
   * @param predicted rows that are said to be of it
   * @param right rows of which both is true
   * @param predictedAs its line of the confusion matrix: how many of its rows are said to be of
   *     each class; empty where a row may have several labels, and of more than 1,000 classes
   */
  public record OfClass(String label, long rows, long predicted, long right, List<Long> predictedAs)
      implements Serializable {

    public OfClass {
      predictedAs = List.copyOf(predictedAs);
    }
  }

  public ClassReport {
    classes = List.copyOf(classes);
  }

  /**
   * A CSV file: a line for each class, with its precision, recall and F1 where they are defined.
   */
  public String csv() {
    StringBuilder csv = new StringBuilder("class,rows,predicted,right,precision,recall,f1");
    boolean isMatrix = classes.stream().noneMatch(each -> each.predictedAs().isEmpty());
    if (isMatrix) {
      classes.forEach(each -> csv.append(',').append(quoted("predicted_" + each.label())));
    }
    for (OfClass each : classes) {
      csv.append('\n').append(quoted(each.label()));
      csv.append(',').append(each.rows()).append(',').append(each.predicted());
      csv.append(',').append(each.right());
      csv.append(',').append(share(each.right(), each.predicted()));
      csv.append(',').append(share(each.right(), each.rows()));
      csv.append(',').append(share(2 * each.right(), each.rows() + each.predicted()));
      each.predictedAs().forEach(count -> csv.append(',').append(count));
    }
    return csv.append('\n').toString();
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.6f", (double) part / whole);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
