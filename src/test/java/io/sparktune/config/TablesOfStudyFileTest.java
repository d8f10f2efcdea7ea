package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.AsOf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables, queries and sources of Spark in {@code data}. */
final class TablesOfStudyFileTest {

  private static DataSource source(String data) {
    return read(data).data().rows().table().orElseThrow();
  }

  private static StudyFile read(String data) {
    return Studies.read(
        "study.goal = \"maximize accuracy\"\ndata.target = y\ndata { " + data + " }");
  }

  @Test
  void rowsAreInFilesTablesQueriesOrSources() {
    assertThat(source("table = lake.db.birds"))
        .isEqualTo(new DataSource.Table("lake.db.birds", AsOf.LATEST));
    assertThat(source("table = birds, version = 8744736658442914487"))
        .isEqualTo(new DataSource.Table("birds", AsOf.version("8744736658442914487")));
    assertThat(source("path = \"table:birds\", timestamp = \"2025-03-01\""))
        .isEqualTo(new DataSource.Table("birds", new AsOf("", "2025-03-01")));
    assertThat(source("sql = \"SELECT 1 AS y\"")).isEqualTo(new DataSource.Query("SELECT 1 AS y"));
    assertThat(source("format = delta, path = /d, version = tag"))
        .isEqualTo(new DataSource.External("delta", List.of("/d"), Map.of(), AsOf.version("tag")));
    assertThat(source("format = com.example.Rows, options { \"a.b\" = 1, on = true }"))
        .isEqualTo(
            new DataSource.External(
                "com.example.Rows", List.of(), Map.of("a.b", "1", "on", "true"), AsOf.LATEST));
    assertThat(source("path = \"table:birds\"")).isInstanceOf(DataSource.Files.class);
  }

  @Test
  void everyKindOfDataHasThem() {
    for (String kind : List.of("table", "text", "images", "series", "ratings")) {
      String goal =
          List.of("series", "ratings").contains(kind) ? "minimize rmse" : "maximize accuracy";
      StudyFile file =
          Studies.read(
              "study.goal = \"%s\", data { kind = %s, target = y, table = a.b, version = 3 }"
                      .formatted(goal, kind)
                  + (kind.equals("text")
                      ? "\ndata.text = t"
                      : kind.equals("series") ? "\ndata.time = t" : ""));
      assertThat(file.data().rows().table())
          .as(kind)
          .contains(new DataSource.Table("a.b", AsOf.version("3")));
      assertThat(file.data().rows().place()).isEqualTo("a.b at version 3");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          table = a, sql = b                     | data.sql: given besides data.table
          table = a, path = b                    | data.path: given besides data.table
          table = a, format = delta              | data.format: means nothing beside data.table
          table = a, options { b = 1 }           | data.options: means nothing beside data.table
          table = a, delimiter = ";"             | data.delimiter: means nothing beside data.table
          table = a, version = 1, timestamp = b  | data.timestamp: given besides data.version
          table = " "                            | data.table: got " ", wanted the name of a table
          sql = "SELECT 1", version = 3          | data.version: means nothing beside data.sql
          path = x, version = 3                  | data.version: means nothing for files
          path = x, options { a = 1 }            | data.options: means nothing where data.format is auto
          path = x, format = parqet              | data.format: is parqet; did you mean parquet?
          path = x, format = Parquet             | data.format: is Parquet; did you mean parquet?
          format = jdbc, version = 1, options { url = u } | data.version: means nothing where data.format is jdbc
          format = iceberg, path = db.birds      | data.path: names no folder of a table
          table = { choice = [a, b] }            | data.table: got a range, wanted a fixed value
          source = dataframe, version = 2        | data.version: means nothing beside data.source
          """)
  void whatDoesNotFitTogether_isNamed(String data, String problem) {
    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(() -> read(data))
        .satisfies(
            error ->
                assertThat(error.problems())
                    .first()
                    .asString()
                    .startsWith("conf/my.conf:3: " + problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = hunter2hunter2",
        "\"sf.Password\" = hunter2hunter2",
        "url = \"jdbc:postgresql://h/d?user=u&password=hunter2hunter2\"",
        "url = \"jdbc:sqlserver://h;databaseName=d;password=hunter2hunter2;encrypt=true\"",
        "url = \"jdbc:oracle:thin:scott/hunter2hunter2@//h:1521/d\"",
        "connection = \"mongodb://u:hunter2hunter2@h/d\"",
        "\"fs.azure.account.key\" = hunter2hunter2"
      })
  void credentialsAreNotKept(String option) {
    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(() -> read("format = jdbc, options { dbtable = t, " + option + " }"))
        .satisfies(
            error -> {
              assertThat(error.problems()).hasSize(1);
              assertThat(error.problems().get(0).toString())
                  .startsWith("conf/my.conf:3: data.options.")
                  .contains("holds a credential; the study keeps copies")
                  .doesNotContain("hunter2");
            });
  }
}
