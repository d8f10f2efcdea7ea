package io.sparktune.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import io.sparktune.config.text.EnvironmentReference;
import io.sparktune.config.text.Permission;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.settings.Secrets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The text of a study file as a tree of values, with includes, overrides and substitutions. */
public final class ResolvedText {

  private ResolvedText() {}

  /**
   * The tree of a text.
   *
   * @param overrides such as {@code training.epochs=5}; each replaces the text's value
   * @throws StudyFileError with every problem
   */
  public static ConfigObject of(
      String fileName, String text, List<String> overrides, Set<Permission> permissions) {
    return guarded(
        fileName,
        () -> resolved(fileName, text, overrides, permissions, ResolvedText::environment));
  }

  /** The same with references in place of what comes from the environment. */
  public static ConfigObject withReferences(
      String fileName, String text, List<String> overrides, Set<Permission> permissions) {
    return guarded(
        fileName, () -> resolved(fileName, text, overrides, permissions, EnvironmentReference::to));
  }

  private static String environment(String variable) {
    String value = System.getenv(variable);
    Secrets.keep(variable, value);
    return value;
  }

  private static ConfigObject resolved(
      String fileName,
      String text,
      List<String> settings,
      Set<Permission> permissions,
      UnaryOperator<String> environment) {
    Source source = new Source(fileName, permissions);
    ConfigObject parsed = source.parse(fileName, text);
    Overrides overrides = Overrides.parse(settings, source);
    StudyFileError.throwFor(source.problems());
    ConfigObject resolved =
        new SubstitutionResolver(parsed, overrides, source, permissions, environment).resolved();
    StudyFileError.throwFor(source.problems());
    return resolved;
  }

  /** The result of an action on a text, where bad syntax and deep nesting are problems too. */
  public static <T> T guarded(String fileName, Supplier<T> action) {
    try {
      return action.get();
    } catch (ConfigException e) {
      throw new StudyFileError(List.of(Source.syntax(fileName, e)));
    } catch (StackOverflowError e) {
      SourceLocation place = new SourceLocation(fileName, 0);
      throw new StudyFileError(List.of(Problem.plain(place, "", "too deeply nested")));
    }
  }
}
