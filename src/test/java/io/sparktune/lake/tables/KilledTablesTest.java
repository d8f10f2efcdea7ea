package io.sparktune.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.lake.StoredFile;
import io.sparktune.storage.MortalFileSystem;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers, with DuckDB, of tables whose writer was killed at any of its changes. */
final class KilledTablesTest {

  private static final TableSchema TABLE =
      new TableSchema(
          "numbers",
          List.of(
              new TableColumn("number", TableColumn.Kind.INTEGER),
              new TableColumn("rest", TableColumn.Kind.TEXT)));

  private static final EventDigests JOURNAL = new KnownEvents("this", 100);

  @TempDir private Path folder;

  private static List<Object[]> rows(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> new Object[] {number, "of 3: " + number % 3})
        .toList();
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static ParquetSink sink(Path place, int last) {
    return new ParquetSink(
        Storage.at(place.toString(), MortalFileSystem.configuration(last)), JOURNAL);
  }

  private static List<Long> seen(Path place) throws SQLException {
    String sql =
        "SELECT number FROM '%s/numbers/*.parquet' WHERE rest = 'of 3: ' || (number %% 3) ORDER BY number"
            .formatted(place);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (found.next()) {
        numbers.add(found.getLong(1));
      }
      return numbers;
    }
  }

  /** What readers see after the death at each change, in a table that was begun before. */
  private Set<List<Long>> seenAfterDeaths(Consumer<TableSink> before, Consumer<TableSink> change)
      throws SQLException {
    Set<List<Long>> seen = new LinkedHashSet<>();
    for (int last = 0; ; last++) {
      Path place = folder.resolve(String.valueOf(last));
      before.accept(sink(place, Integer.MAX_VALUE));
      boolean isDead = false;
      try (ParquetSink mortal = sink(place, last)) {
        mortal.covered(TABLE);
        change.accept(mortal);
      } catch (StorageFailure e) {
        isDead = true;
      }
      seen.add(seen(place));
      if (!isDead) {
        assertThat(last).isGreaterThan(2);
        return seen;
      }
    }
  }

  @Test
  void rowsThatAreAdded_areAllThereOrNone() throws SQLException {
    assertThat(
            seenAfterDeaths(
                sink -> sink.publish(TABLE, rows(1, 2), 2),
                sink -> sink.publish(TABLE, rows(3, 5), 5)))
        .containsExactlyInAnyOrder(numbers(1, 2), numbers(1, 5));
  }

  @Test
  void rowsThatArePutTogether_areThereOnceAllTheTime() throws SQLException {
    assertThat(
            seenAfterDeaths(
                sink -> {
                  sink.publish(TABLE, rows(1, 2), 2);
                  sink.publish(TABLE, rows(3, 5), 5);
                },
                sink -> sink.compact(TABLE)))
        .containsExactly(numbers(1, 5));
  }

  @Test
  void aReaderThatKnowsHowLongTheFileWas_readsTheRowsOfThen() throws Exception {
    Storage table = Storage.at(folder + "/numbers", MortalFileSystem.configuration(100));
    List<StoredFile> then = new ArrayList<>();
    try (ParquetSink sink = sink(folder, Integer.MAX_VALUE)) {
      for (long event = 1; event <= 4; event++) {
        sink.publish(TABLE, rows(event, event), event);
        String name = TableFiles.in(table).of(JOURNAL).get(0).name();
        then.add(StoredFile.of(table.fileSystem(), table.path(name)));
      }
    }
    for (int before = 0; before < then.size(); before++) {
      assertThat(numbers(then.get(before))).isEqualTo(numbers(1, before + 1L));
    }
  }

  private static List<Long> numbers(StoredFile file) throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (ParquetReader<Group> reader = PartRows.reader(file, file.fileSystem().getConf())) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        numbers.add(row.getLong("number", 0));
      }
    }
    return numbers;
  }

  @Test
  void manyAdditions_areOneFileOfFewRowGroups() throws SQLException {
    try (ParquetSink sink = sink(folder, Integer.MAX_VALUE)) {
      for (long event = 1; event <= 60; event++) {
        sink.publish(TABLE, rows(event, event), event);
      }
    }
    assertThat(seen(folder)).isEqualTo(numbers(1, 60));
    Storage table = Storage.at(folder + "/numbers", MortalFileSystem.configuration(100));
    assertThat(TableFiles.in(table).of(JOURNAL))
        .singleElement()
        .satisfies(part -> assertThat(part.rowGroups()).isLessThan(60))
        .satisfies(part -> assertThat(part.isGrown()).isTrue());

    try (ParquetSink sink = sink(folder, Integer.MAX_VALUE)) {
      assertThat(sink.covered(TABLE)).isEqualTo(60);
      sink.compact(TABLE);
    }
    assertThat(seen(folder)).isEqualTo(numbers(1, 60));
    assertThat(TableFiles.in(table).of(JOURNAL))
        .singleElement()
        .satisfies(part -> assertThat(part.isGrown()).isFalse());
  }
}
