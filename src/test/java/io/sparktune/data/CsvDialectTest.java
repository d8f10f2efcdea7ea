package io.sparktune.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvDialectTest {

  @ParameterizedTest
  @CsvSource({
    "auto, UTF-8",
    "utf8, UTF-8",
    "utf_8_sig, UTF-8",
    "latin-1, ISO-8859-1",
    "ISO8859_15, ISO-8859-15",
    "cp1252, windows-1252",
    "Windows-1252, windows-1252",
    "utf_16_le, UTF-16LE",
  })
  void namesOfOtherLanguages(String name, String charset) {
    assertThat(CsvDialect.isEncoding(name)).isTrue();
    assertThat(CsvDialect.STANDARD.withEncoding(name).charset().name()).isEqualTo(charset);
  }

  @ParameterizedTest
  @CsvSource({"utf-9", "''", "' '", "a b"})
  void namesOfNone(String name) {
    assertThat(CsvDialect.isEncoding(name)).isFalse();
  }

  @Test
  void partsThatContradict() {
    assertThatThrownBy(() -> CsvDialect.STANDARD.withDelimiter("\""))
        .hasMessage("the delimiter and the quote are \"\"\"");
    assertThatThrownBy(() -> CsvDialect.STANDARD.withDelimiter(";;"))
        .hasMessage("the delimiter is \";;\"");
    assertThatThrownBy(() -> CsvDialect.STANDARD.withQuotes("'", ""))
        .hasMessage("the quote is \"'\", the escape \"\"");
  }

  @Test
  void isKeptAsJson() throws IOException {
    CsvDialect dialect = new CsvDialect("\t", false, "latin-1", "#", "'", "\\", 3);

    byte[] json = RecordJson.write(dialect);
    assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"skippedLines\" : 3");
    assertThat(RecordJson.read(json, CsvDialect.class)).isEqualTo(dialect);
  }
}
