package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataError;
import io.sparktune.data.DataSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds to problems with tables where the study file has the keys that they name. */
final class PlacedProblems {

  /** A problem that begins with the key to be mended. */
  private static final Pattern KEYED =
      Pattern.compile("(data(?:\\.[a-z-]+)+)(?:: | (?=names the column))(.*)", Pattern.DOTALL);

  private PlacedProblems() {}

  /**
   * What a call returns.
   *
   * @throws BadInput in place of a problem with a table, a query or a data source
   */
  static <T> T in(StudyFile file, Supplier<T> call) {
    try {
      return call.get();
    } catch (DataError e) {
      boolean isOfTable = file.data().rows().table().orElse(null) instanceof DataSource.Relation;
      if (e.key().isEmpty() && !isOfTable) {
        throw e;
      }
      List<String> problems = e.problems().stream().map(problem -> placed(file, problem)).toList();
      throw new BadInput(problems, e);
    }
  }

  private static String placed(StudyFile file, String problem) {
    Matcher keyed = KEYED.matcher(problem);
    return keyed.matches() ? file.problem(keyed.group(1), keyed.group(2)) : problem;
  }
}
