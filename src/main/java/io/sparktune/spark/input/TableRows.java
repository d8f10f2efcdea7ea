package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.rows.ColumnCells;
import io.sparktune.spark.input.rows.KnownTexts;
import io.sparktune.spark.input.rows.TextChunk;
import io.sparktune.spark.input.rows.TextChunks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;

/** Collects the rows of an input on the driver, in the order of its files. */
final class TableRows {

  static final int MOST_PROBLEMS = 20;

  /** Beyond so many malformed rows, no more are read. */
  private static final int MOST_MALFORMED = 100_000;

  /** Of the heap for text; beyond that, no preparation of it could follow. */
  private static final double LARGEST_SHARE = 0.5;

  private final TableInput input;
  private final List<SourceColumn> columns;
  private final Map<Origin, Block> blocks =
      new TreeMap<>(Comparator.comparingInt(Origin::file).thenComparingLong(Origin::offset));
  private final Map<String, List<String>> malformed = new LinkedHashMap<>();
  private final Map<Path, Integer> places = new HashMap<>();
  private int malformedRows;
  private final KnownTexts known = new KnownTexts();
  private long heapBytes;
  private long rows;

  TableRows(TableInput input) {
    this.input = input;
    this.columns = input.typed().stream().filter(SourceColumn::hasText).toList();
    input.files().forEach(file -> places.put(file, places.size()));
  }

  /** A block of a file, by the place of the file among all. */
  private record Origin(int file, long offset) {}

  /** The text of the rows of one block, by column. */
  private record Block(List<ColumnCells> cells) {
    long heapBytes() {
      return cells.stream().mapToLong(ColumnCells::heapBytes).sum();
    }

    int rows() {
      return cells.isEmpty() ? 0 : cells.get(0).count();
    }
  }

  /**
   * The text of all cells.
   *
   * @throws DataError if a line is malformed
   */
  RawTable table() {
    ReadFailure.told(input.source(), Executors.callable(this::collect));
    Optional<TableInput> whole = malformedRows == 0 ? Optional.empty() : input.whole();
    if (whole.isPresent()) {
      return new TableRows(whole.get()).table();
    }
    requireWellFormed();
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      cells.add(
          blocks.values().stream()
              .flatMap(block -> block.cells().get(column).stream())
              .toArray(String[]::new));
    }
    return new RawTable(
        columns.stream().map(SourceColumn::name).toList(),
        cells,
        places(),
        SourceColumn.faults(input.columns()),
        SourceColumn.values(columns),
        input.unnamed(),
        input.notes());
  }

  private void collect() {
    JavaRDD<TextChunk> read = input.rows(columns).mapPartitions(TextChunks::new);
    Iterator<TextChunk> chunks = read.toLocalIterator();
    while (malformedRows < MOST_MALFORMED && chunks.hasNext()) {
      TextChunk chunk = chunks.next();
      Block block = block(chunk.file(), chunk.block());
      long before = block.heapBytes();
      chunk.addTo(block.cells());
      heapBytes += block.heapBytes() - before;
      rows += chunk.rows();
      requireMemory();
      malformedRows += chunk.malformedRows();
      chunk.malformed().stream()
          .limit(MOST_PROBLEMS - malformed.values().stream().mapToInt(List::size).sum())
          .forEach(
              line -> malformed.computeIfAbsent(chunk.file(), any -> new ArrayList<>()).add(line));
    }
  }

  private void requireMemory() {
    long most = Runtime.getRuntime().maxMemory();
    if (heapBytes > most * LARGEST_SHARE) {
      throw new DataError(
          String.format(
              Locale.ROOT,
              "%s: the first %,d rows alone fill the driver's %,d MiB of memory; give it more"
                  + " (--driver-memory; run-local.sh: SPARKTUNE_MEMORY=8g), or take fewer rows or"
                  + " columns",
              input.source(),
              rows,
              most >> 20));
    }
  }

  private Block block(String file, long offset) {
    int place = places.getOrDefault(RowOrigin.file(file), -1);
    return blocks.computeIfAbsent(
        new Origin(place, offset),
        any -> {
          List<ColumnCells> cells = new ArrayList<>();
          columns.forEach(column -> cells.add(new ColumnCells(known)));
          return new Block(cells);
        });
  }

  private void requireWellFormed() {
    if (malformedRows == 0) {
      return;
    }
    List<String> problems = new ArrayList<>();
    malformed.forEach((file, lines) -> problems.addAll(input.problems(file, lines)));
    if (malformedRows > MOST_PROBLEMS) {
      problems.add(
          "And "
              + (malformedRows < MOST_MALFORMED ? "" : "at least ")
              + (malformedRows - MOST_PROBLEMS)
              + " more.");
    }
    throw new DataError(problems);
  }

  private IntFunction<String> places() {
    int[] rowsByFile = new int[input.files().size()];
    blocks.forEach((origin, block) -> rowsByFile[origin.file()] += block.rows());
    List<Path> files = input.files();
    return row -> {
      int rest = row;
      for (int file = 0; file < rowsByFile.length; file++) {
        if (rest < rowsByFile[file]) {
          return input.place(files.get(file), rest);
        }
        rest -= rowsByFile[file];
      }
      throw new IndexOutOfBoundsException("there is no row " + row);
    };
  }
}
