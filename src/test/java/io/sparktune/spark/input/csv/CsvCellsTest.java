package io.sparktune.spark.input.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.sparktune.data.CsvDialect;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CsvCellsTest {

  @Test
  void cellsWithoutQuotes_areThoseOfTheParser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setCommentProcessingEnabled(false);
    settings.setNullValue("");
    settings.setEmptyValue("");
    CsvParser parser = new CsvParser(settings);
    CsvCells cells = new CsvCells(CsvDialect.STANDARD.withDelimiter(","));
    Random random = new Random(1);
    String signs = ",,, ab1\"\t\u00A0\\é#";
    for (int line = 0; line < 20_000; line++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      String record = text.substring(random.nextInt(2));
      if (!record.isBlank()) {
        assertThat(cells.of(record)).as(record).isEqualTo(parser.parseLine(record));
      }
    }
  }
}
