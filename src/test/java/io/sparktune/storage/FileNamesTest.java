package io.sparktune.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

final class FileNamesTest {

  @Test
  void whatTheEncodingHasNoCharactersFor_isRefused() {
    assertThatThrownBy(() -> new FileNames(US_ASCII).require(new Path("/tmp/réns")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the locale has no such characters for names of files, which are US-ASCII here;"
                + " set LC_ALL=C.UTF-8 before the command");
    assertThatThrownBy(() -> new FileNames(US_ASCII).require(new Path("/tmp/r\ufffdns")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new FileNames(ISO_8859_1).require(new Path("/tmp/кот")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatItHas_isNot() {
    assertThatCode(() -> new FileNames(US_ASCII).require(new Path("/tmp/runs")))
        .doesNotThrowAnyException();
    assertThatCode(() -> new FileNames(ISO_8859_1).require(new Path("/tmp/réns")))
        .doesNotThrowAnyException();
    assertThatCode(() -> new FileNames(UTF_8).require(new Path("file:/tmp/кот 漢字")))
        .doesNotThrowAnyException();
  }
}
