package io.sparktune.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

final class ParquetSinkTest extends TableSinkContract {

  @Override
  TableSink open(Path place, EventDigests journal) {
    return new ParquetSink(Storage.at(place.toString(), new Configuration()), journal);
  }

  @Override
  List<String> rows(Path place, TableSchema table) throws Exception {
    List<String> rows = new ArrayList<>();
    String query =
        "SELECT number, name FROM read_parquet('%s/*.parquet') ORDER BY number"
            .formatted(place.resolve(table.name()));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getLong(1) + " " + found.getString(2));
      }
    }
    return rows;
  }

  @Test
  void halfWrittenPartIsNeverVisible() throws Exception {
    try (TableSink sink = open(folder, JOURNAL)) {
      sink.publish(TABLE, rows(1), 1);
    }
    Path hidden = Files.createDirectories(folder.resolve("_numbers"));
    Files.writeString(hidden.resolve("part-000000000002.parquet"), "PAR1 torn");

    try (TableSink sink = open(folder, JOURNAL)) {
      assertThat(sink.covered(TABLE)).isEqualTo(1);
      sink.publish(TABLE, rows(2), 2);
    }

    assertThat(rows(folder, TABLE)).containsExactly("1 n1", "2 n2");
    assertThat(hidden.resolve("part-000000000002.parquet")).doesNotExist();
  }

  private static List<Object[]> rows(int number) {
    return List.<Object[]>of(new Object[] {number, "n" + number});
  }
}
