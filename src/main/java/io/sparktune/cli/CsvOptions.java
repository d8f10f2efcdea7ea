package io.sparktune.cli;

import io.sparktune.data.CsvDialect;
import io.sparktune.run.input.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how the CSV files of an input differ from those of the model's study. */
final class CsvOptions {

  @Option(
      names = "--delimiter",
      description = "of CSV cells: one character, auto or whitespace; the study's by default")
  private @Nullable String delimiter;

  @Option(
      names = "--header",
      arity = "1",
      paramLabel = "true|false",
      description =
          "whether the first line of a CSV file names the columns; the study's by default")
  private @Nullable Boolean header;

  @Option(
      names = "--encoding",
      description = "of CSV files, such as windows-1252, or auto; the study's by default")
  private @Nullable String encoding;

  @Option(
      names = "--comment",
      description = "what comment lines of CSV files begin with; the study's by default")
  private @Nullable String comment;

  @Option(names = "--quote", description = "around CSV cells; the study's by default")
  private @Nullable String quote;

  @Option(names = "--escape", description = "before a quote in quotes; the study's by default")
  private @Nullable String escape;

  @Option(
      names = "--skip-lines",
      description = "lines above the header of a CSV file; the study's by default")
  private @Nullable Integer skippedLines;

  /**
   * The dialect of the input.
   *
   * @param study that of the study
   * @throws BadInput if options are none of a dialect
   */
  CsvDialect over(CsvDialect study) {
    try {
      CsvDialect dialect =
          study.withQuotes(
              quote == null ? study.quote() : quote, escape == null ? study.escape() : escape);
      dialect = delimiter == null ? dialect : dialect.withDelimiter(tab(delimiter));
      dialect = header == null ? dialect : dialect.withHeader(header);
      dialect = encoding == null ? dialect : dialect.withEncoding(encoding);
      dialect = comment == null ? dialect : dialect.withComment(comment);
      return skippedLines == null ? dialect : dialect.withSkippedLines(skippedLines);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "options of CSV files: "
              + e.getMessage()
              + "; sparktune predict --help tells what they may be");
    }
  }

  /** Shells have no easy way to write a tab. */
  private static String tab(String delimiter) {
    return delimiter.equals("\\t") ? "\t" : delimiter;
  }
}
