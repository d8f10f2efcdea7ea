package io.sparktune.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.EventDigests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every {@link TableSink}. */
abstract class TableSinkContract {

  static final TableSchema TABLE =
      new TableSchema(
          "numbers",
          List.of(
              new TableColumn("number", TableColumn.Kind.INTEGER),
              new TableColumn("name", TableColumn.Kind.TEXT)));

  @TempDir Path folder;

  static final EventDigests JOURNAL = new KnownEvents("this", 100);

  /** A sink of this folder, in a process that may be a later one. */
  abstract TableSink open(Path place, EventDigests journal) throws IOException;

  /** The rows that a reader sees, each as "number name", in the order of the numbers. */
  abstract List<String> rows(Path place, TableSchema table) throws Exception;

  private static List<Object[]> rows(int from, int to) {
    return java.util.stream.IntStream.rangeClosed(from, to)
        .mapToObj(number -> new Object[] {number, number == 2 ? null : "n" + number})
        .toList();
  }

  @Test
  void publishedRowsAreReadable_absentCellsAreNull() throws Exception {
    try (TableSink sink = open(folder, JOURNAL)) {
      assertThat(sink.covered(TABLE)).isZero();
      sink.publish(TABLE, rows(1, 2), 5);
      assertThat(rows(folder, TABLE)).containsExactly("1 n1", "2 null");
      sink.publish(TABLE, rows(3, 3), 7);
      assertThat(sink.covered(TABLE)).isEqualTo(7);
    }
    assertThat(rows(folder, TABLE)).containsExactly("1 n1", "2 null", "3 n3");
  }

  @Test
  void reopenedSinkKnowsWhatItCovers() throws Exception {
    try (TableSink sink = open(folder, JOURNAL)) {
      sink.publish(TABLE, rows(1, 2), 5);
    }
    try (TableSink sink = open(folder, JOURNAL)) {
      assertThat(sink.covered(TABLE)).isEqualTo(5);
      sink.publish(TABLE, rows(3, 4), 9);
    }
    assertThat(rows(folder, TABLE)).containsExactly("1 n1", "2 null", "3 n3", "4 n4");
  }

  @Test
  void compactionKeepsRowsAndCoverage() throws Exception {
    try (TableSink sink = open(folder, JOURNAL)) {
      for (int number = 1; number <= 4; number++) {
        sink.publish(TABLE, rows(number, number), number * 10L);
      }
      sink.compact(TABLE);
      assertThat(rows(folder, TABLE)).containsExactly("1 n1", "2 null", "3 n3", "4 n4");
      assertThat(sink.covered(TABLE)).isEqualTo(40);
      sink.publish(TABLE, rows(5, 5), 50);
    }
    try (TableSink sink = open(folder, JOURNAL)) {
      assertThat(sink.covered(TABLE)).isEqualTo(50);
    }
    assertThat(rows(folder, TABLE)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void replacingRowsTakeThePlaceOfAll_andOthersFollow() throws Exception {
    try (TableSink sink = open(folder, JOURNAL)) {
      sink.publish(TABLE, rows(1, 4), 9);
      sink.replace(TABLE, rows(2, 3), 10);
      assertThat(rows(folder, TABLE)).containsExactly("2 null", "3 n3");
      assertThat(sink.covered(TABLE)).isEqualTo(10);
      sink.publish(TABLE, rows(5, 5), 12);
    }
    try (TableSink sink = open(folder, JOURNAL)) {
      assertThat(sink.covered(TABLE)).isEqualTo(12);
    }
    assertThat(rows(folder, TABLE)).containsExactly("2 null", "3 n3", "5 n5");
  }

  @Test
  void rowsOfAnotherJournal_areNotCoveredAndGiveWay() throws Exception {
    try (TableSink sink = open(folder, new KnownEvents("other", 100))) {
      sink.publish(TABLE, rows(1, 4), 9);
    }
    try (TableSink sink = open(folder, JOURNAL)) {
      assertThat(sink.covered(TABLE)).isZero();
      sink.publish(TABLE, rows(1, 2), 5);
      sink.compact(TABLE);
    }
    assertThat(rows(folder, TABLE)).containsExactly("1 n1", "2 null");
  }

  @Test
  void rowsOfEventsThatTheJournalLost_areNotCoveredAndGiveWay() throws Exception {
    try (TableSink sink = open(folder, JOURNAL)) {
      sink.publish(TABLE, rows(1, 4), 9);
    }
    try (TableSink sink = open(folder, new KnownEvents("this", 8))) {
      assertThat(sink.covered(TABLE)).isZero();
      sink.publish(TABLE, rows(1, 3), 8);
    }
    assertThat(rows(folder, TABLE)).containsExactly("1 n1", "2 null", "3 n3");
  }

  @Test
  void tablesDoNotMix() throws Exception {
    TableSchema other = new TableSchema("others", TABLE.columns());
    try (TableSink sink = open(folder, JOURNAL)) {
      sink.publish(TABLE, rows(1, 1), 3);
      assertThat(sink.covered(other)).isZero();
      sink.publish(other, rows(3, 4), 4);
    }
    assertThat(rows(folder, TABLE)).containsExactly("1 n1");
    assertThat(rows(folder, other)).containsExactly("3 n3", "4 n4");
  }
}
