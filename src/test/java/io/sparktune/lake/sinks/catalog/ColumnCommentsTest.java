package io.sparktune.lake.sinks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.tables.TableColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The comments of columns are what {@code docs/tables.md} says of them. */
final class ColumnCommentsTest {

  private static final List<String> TABLES =
      List.of("trials", "folds", "epochs", "decisions", "fronts");

  private static Map<String, String> documented() throws IOException {
    Map<String, String> meanings = new LinkedHashMap<>();
    String table = "";
    for (String line : Files.readAllLines(Path.of("docs/tables.md"))) {
      if (line.startsWith("## ")) {
        table = line.substring("## ".length()).replaceFirst(":.*", "");
      }
      if (TABLES.contains(table) && line.matches("\\| [a-z_, ]+.*")) {
        String[] cells = line.split("\\|", -1);
        String meaning =
            cells[3].strip().replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "");
        String of = table;
        Arrays.stream(cells[1].strip().split(", ", -1))
            .filter(name -> name.matches("[a-z_]+") && !name.equals("column"))
            .forEach(name -> meanings.put(of + "." + name, meaning));
      }
    }
    return meanings;
  }

  @Test
  void theyAreThoseOfTheManual() throws IOException {
    Map<String, String> documented = documented();
    assertThat(documented).hasSizeGreaterThan(60).containsKey("trials.score");
    documented.forEach(
        (column, meaning) -> {
          String[] parts = column.split("\\.", 2);
          String comment =
              ColumnComments.of(parts[0], new TableColumn(parts[1], TableColumn.Kind.TEXT));
          assertThat(comment).hasSizeBetween(4, 255);
          assertThat(comment.replaceFirst(" \\.\\.\\.$", "")).as(column).isSubstringOf(meaning);
        });
    assertThat(ColumnComments.of("trials", new TableColumn("score", TableColumn.Kind.REAL)))
        .isEqualTo("mean of the first goal's metric over the folds; NULL unless complete");
  }
}
