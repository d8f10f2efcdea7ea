package io.sparktune.spark.prediction.texts;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.ProblemList;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.text.DecodedText;
import io.sparktune.data.text.TextCells;
import io.sparktune.data.text.TextDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files of one text each that are to be predicted.
 *
 * @param files their paths, below the folder where there is one
 * @param targets of each, by the names of folders; empty where one is no label
 */
public record ListedTexts(List<String> files, List<String> texts, List<String> targets) {

  private static final String TEXT = ".txt";
  private static final String TABLES = ".*\\.(csv|tsv|parquet|orc|avro|jsonl?|ndjson)(\\.\\w+)?";

  /**
   * A file whose name ends in {@code .txt}, or a folder with such files or with folders of labels.
   * Empty for tables, and what else is no such input.
   */
  public static Optional<ListedTexts> of(Files source, DataFiles files, List<String> labels) {
    String path = source.path();
    if (source.paths().size() > 1 || source.format() != Format.AUTO || isTable(path)) {
      return Optional.empty();
    }
    if (isText(path)) {
      return Optional.of(read(source, files, files.list(path), List.of()));
    }
    List<String> names = below(path, files);
    List<String> folders =
        names.stream().map(name -> name.substring(0, Math.max(0, name.indexOf('/')))).toList();
    boolean haveTargets = labels.containsAll(folders);
    if (names.stream().anyMatch(ListedTexts::isTable)
        || !(haveTargets || names.stream().anyMatch(ListedTexts::isText))) {
      return Optional.empty();
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(read(source, files, names, haveTargets ? folders : List.of()));
  }

  /** The files in a folder; none where it is no folder, which reading a table tells. */
  private static List<String> below(String path, DataFiles files) {
    try {
      return files.below(path);
    } catch (DataError e) {
      return List.of();
    }
  }

  private static boolean isTable(String name) {
    return name.toLowerCase(Locale.ROOT).matches(TABLES);
  }

  private static boolean isText(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(TEXT);
  }

  private static ListedTexts read(
      Files source, DataFiles files, List<String> names, List<String> targets) {
    boolean isFile = isText(source.path());
    String folder = isFile ? "" : files.address(source.path()) + "/";
    DecodedText.Reading reading = new DecodedText.Reading(source.csv());
    List<DecodedText> decoded =
        files.each(names.stream().map(name -> folder + name).toList(), reading);
    ProblemList problems = new ProblemList();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String text = decoded.get(i).text();
      if (text == null) {
        String place = isFile ? source.path() : source.path() + "/" + names.get(i);
        problems.add(reading.problem(place, "name its --encoding"));
      }
      texts.add(text == null ? "" : text);
    }
    problems.throwIfAny();
    return new ListedTexts(isFile ? List.of(source.path()) : names, texts, targets);
  }

  /**
   * The texts as a model reads them, without a target.
   *
   * @param column the name of theirs
   */
  public TextDataset dataset(String column) {
    int rows = texts.size();
    return new TextDataset(
        List.of(TextCells.of(column, rows, texts::get)),
        new TableDataset(Table.ofRows(rows), NumberTarget.of("unknown", new double[rows])));
  }
}
