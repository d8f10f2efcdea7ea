package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import io.sparktune.data.cells.RawCells;
import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.rows.CellChunk;
import io.sparktune.spark.input.rows.CellChunks;
import io.sparktune.spark.input.rows.ChunkDelivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/** Collects the rows of an input on the driver, in the order of its files. */
final class TableRows {

  static final int MOST_PROBLEMS = 20;

  /** Beyond so many malformed rows, no more are read. */
  private static final int MOST_MALFORMED = 100_000;

  /** Of the heap for text; beyond that, no preparation of it could follow. */
  private static final double LARGEST_SHARE = 0.5;

  private final TableInput input;
  private final List<SourceColumn> columns;
  private final List<SourceColumn> read;
  private final List<RawCells> cells = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, List<String>> malformed = new LinkedHashMap<>();
  private final Map<Path, Integer> places = new HashMap<>();
  private int malformedRows;
  private int rows;

  /**
   * The rows of an input.
   *
   * @param ignored names of columns that stay unread where their format allows it
   */
  TableRows(TableInput input, Collection<String> ignored) {
    this.input = input;
    this.columns = input.typed().stream().filter(SourceColumn::hasText).toList();
    List<SourceColumn> wanted =
        columns.stream().filter(column -> !ignored.contains(column.name())).toList();
    this.read = input.hasPartsOfRows() && !wanted.isEmpty() ? wanted : columns;
    read.forEach(any -> cells.add(new RawCells()));
    input.files().forEach(file -> places.put(file, places.size()));
  }

  /** Rows of one block of a file that came one behind the other, by the file's place among all. */
  private record Run(int file, long block, int first, int rows) {
    private static final Comparator<Run> ORDER =
        Comparator.comparingInt(Run::file)
            .thenComparingLong(Run::block)
            .thenComparingInt(Run::first);
  }

  /**
   * All cells.
   *
   * @throws DataError if a line is malformed
   */
  RawTable table() {
    ReadFailure.told(input.source(), Executors.callable(this::collect));
    Optional<TableInput> whole = malformedRows == 0 ? Optional.empty() : input.whole();
    if (whole.isPresent()) {
      cells.forEach(RawCells::free);
      return new TableRows(whole.get(), columnsUnread()).table();
    }
    requireWellFormed();
    order();
    return new RawTable(
        columns.stream().map(SourceColumn::name).toList(),
        cells(),
        places(),
        SourceColumn.faults(input.columns()),
        SourceColumn.values(columns),
        input.unnamed(),
        input.notes());
  }

  private Set<String> columnsUnread() {
    Set<String> unread = columns.stream().map(SourceColumn::name).collect(Collectors.toSet());
    read.forEach(column -> unread.remove(column.name()));
    return unread;
  }

  private List<RawCells> cells() {
    Set<String> unread = columnsUnread();
    Iterator<RawCells> present = cells.iterator();
    return columns.stream()
        .map(column -> unread.contains(column.name()) ? RawCells.unread(rows) : present.next())
        .toList();
  }

  /** Brings the rows to the order of the files, column by column. */
  private void order() {
    List<Run> sorted = runs.stream().sorted(Run.ORDER).toList();
    if (!sorted.equals(runs)) {
      cells.replaceAll(
          column -> {
            RawCells ordered = new RawCells();
            sorted.forEach(run -> ordered.add(column, run.first(), run.rows()));
            column.free();
            return ordered;
          });
    }
  }

  private void collect() {
    Optional<Stream<Row>> here = input.here(read);
    if (here.isPresent()) {
      try (Stream<Row> rows = here.get()) {
        CellChunks<Row> chunks = CellChunks.of(rows.iterator());
        boolean isWanted = true;
        while (isWanted && chunks.hasNext()) {
          isWanted = takes(chunks.next());
        }
      }
    } else {
      ChunkDelivery.of(input.chunks(read), this::takes);
    }
  }

  /** Adds the rows of a chunk, and says whether more are wanted. */
  private boolean takes(CellChunk chunk) {
    chunk.addTo(cells);
    addRun(chunk);
    requireMemory();
    malformedRows += chunk.malformedRows();
    chunk.malformed().stream()
        .limit(MOST_PROBLEMS - malformed.values().stream().mapToInt(List::size).sum())
        .forEach(
            line -> malformed.computeIfAbsent(chunk.file(), any -> new ArrayList<>()).add(line));
    return malformedRows < MOST_MALFORMED;
  }

  private void addRun(CellChunk chunk) {
    int file = places.getOrDefault(RowOrigin.file(chunk.file()), -1);
    Run run = new Run(file, chunk.block(), rows, chunk.rows());
    Run last = runs.isEmpty() ? run : runs.get(runs.size() - 1);
    if (!runs.isEmpty() && last.file() == file && last.block() == chunk.block()) {
      int both = last.rows() + chunk.rows();
      runs.set(runs.size() - 1, new Run(file, chunk.block(), last.first(), both));
    } else {
      runs.add(run);
    }
    rows = Math.addExact(rows, chunk.rows());
  }

  private void requireMemory() {
    long heap = Runtime.getRuntime().maxMemory();
    long most = InputMemory.outsideHeap();
    boolean isHeapFull = heapBytes() > heap * LARGEST_SHARE;
    if (isHeapFull || bytes() > most) {
      String size = String.format(Locale.ROOT, "%,d MiB", (isHeapFull ? heap : most) >> 20);
      throw new DataError(
          String.format(
              Locale.ROOT,
              isHeapFull
                  ? "%s: the texts of the first %,d rows alone fill the driver's %s of memory; give"
                      + " it more (--driver-memory; run-local.sh: SPARKTUNE_MEMORY=8g), or take"
                      + " fewer rows or columns"
                  : "%s: the first %,d rows alone fill the %s of memory that the driver's machine"
                      + " or container has outside the Java heap; give it more"
                      + " (spark.driver.memoryOverhead; less --driver-memory), or take fewer rows"
                      + " or columns",
              input.source(),
              rows,
              size));
    }
  }

  private long bytes() {
    return cells.stream().mapToLong(RawCells::bytes).sum();
  }

  private long heapBytes() {
    return cells.stream().mapToLong(RawCells::heapBytes).sum();
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
    runs.forEach(run -> rowsByFile[run.file()] += run.rows());
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
