package io.sparktune.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.run.PastRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The numbers of a page beside those of queries. */
final class PageData {

  /** DuckDB adds in another order. */
  private static final double CLOSE = 1e-9;

  private PageData() {}

  /** What the page of a study tells, written anew. */
  static JsonNode data(Path study) throws IOException {
    return written(Path.of(new PastRun(study.toString()).report("")));
  }

  /** What a page tells. */
  static JsonNode written(Path file) throws IOException {
    String page = Files.readString(file);
    String begin = "id=\"data\">";
    int from = page.indexOf(begin) + begin.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  /** Rows of the page as the query of a test writes them. */
  static List<String> rows(JsonNode rows, int... places) {
    List<String> all = new ArrayList<>();
    for (JsonNode row : rows) {
      List<String> cells = new ArrayList<>();
      for (int place : places) {
        cells.add(row.get(place).asText());
      }
      all.add(String.join(" | ", cells));
    }
    return all;
  }

  static void assertClose(List<String> found, List<String> wanted) {
    assertThat(found).hasSameSizeAs(wanted).isNotEmpty();
    for (int row = 0; row < found.size(); row++) {
      String[] cells = found.get(row).split(" \\| ", -1);
      String[] right = wanted.get(row).split(" \\| ", -1);
      for (int cell = 0; cell < right.length; cell++) {
        assertThat(Double.parseDouble(cells[cell]))
            .as("%s beside %s", found.get(row), wanted.get(row))
            .isCloseTo(Double.parseDouble(right[cell]), within(CLOSE));
      }
    }
  }

  /** Numbers as Java writes them, whoever wrote them. */
  static List<String> plain(List<String> rows) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(row.split(" \\| ", -1))
                    .map(
                        cell ->
                            cell.matches("[-0-9.eE]+")
                                ? String.valueOf(Double.parseDouble(cell))
                                : cell)
                    .collect(Collectors.joining(" | ")))
        .toList();
  }
}
