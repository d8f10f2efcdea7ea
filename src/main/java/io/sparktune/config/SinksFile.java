package io.sparktune.config;

import com.typesafe.config.ConfigObject;
import io.sparktune.config.hocon.ResolvedText;
import io.sparktune.config.reader.Entries;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.SinksSection;
import io.sparktune.config.text.Permission;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.lake.sinks.ConfiguredSink;
import java.util.List;
import java.util.Set;

/** The {@code sinks} of a file, which may be a study file: all its other keys are passed over. */
public final class SinksFile {

  private final ConfigObject given;
  private final List<ConfiguredSink> sinks;

  private SinksFile(ConfigObject given, List<ConfiguredSink> sinks) {
    this.given = given;
    this.sinks = List.copyOf(sinks);
  }

  /**
   * Reads the sinks of a file.
   *
   * @param fileName for messages
   * @param kinds that it can name
   * @throws StudyFileError with everything that is wrong
   */
  public static SinksFile read(
      String fileName, String text, Set<Permission> permissions, Kinds kinds) {
    ConfigObject given = ResolvedText.of(fileName, text, List.of(), permissions);
    return ResolvedText.guarded(fileName, () -> checked(fileName, given, kinds));
  }

  private static SinksFile checked(String fileName, ConfigObject given, Kinds kinds) {
    ReadContext reading = new ReadContext(fileName, given.toConfig().withOnlyPath("none").root());
    List<ConfiguredSink> sinks = SinksSection.read(Section.root(reading, given), kinds);
    StudyFileError.throwFor(reading.problems());
    if (sinks.isEmpty()) {
      SourceLocation place = new SourceLocation(fileName, 0);
      throw new StudyFileError(
          List.of(Problem.plain(place, SinksSection.KEY, "missing, wanted a list of sinks")));
    }
    return new SinksFile(given, sinks);
  }

  public List<ConfiguredSink> sinks() {
    return sinks;
  }

  /** A problem with a key, with its place. */
  public String problem(String key, String sentence) {
    SourceLocation place = SourceLocation.of(Entries.at(given, key).origin());
    return Problem.plain(place, key, sentence).toString();
  }
}
