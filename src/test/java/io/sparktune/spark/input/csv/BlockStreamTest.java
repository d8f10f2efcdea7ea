package io.sparktune.spark.input.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlockStreamTest {

  private static final Configuration FILES = new Configuration();

  @TempDir private Path folder;

  @Test
  void everyLineIsInOneBlock_howeverLinesEndAndBlocksAreCut() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] text = text(random, random.nextInt(40));
      Path file = Files.write(folder.resolve("d.csv"), text);
      List<String> blocks = new ArrayList<>();
      for (long start = 0; start < text.length; ) {
        long length = Math.min(1 + random.nextInt(9), text.length - start);
        blocks.addAll(lines(new CsvBlock(file.toUri().toString(), start, length)));
        start += length;
      }
      assertThat(blocks)
          .as(new String(text, StandardCharsets.UTF_8))
          .isEqualTo(lines(CsvBlock.of(new org.apache.hadoop.fs.Path(file.toUri()))));
    }
  }

  private static byte[] text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(List.of("a", "b", "\n", "\r", "\r\n", "é").get(random.nextInt(6)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(CsvBlock block) throws IOException {
    try (CsvLines lines = CsvLines.open(FILES, block, StandardCharsets.UTF_8)) {
      List<String> all = new ArrayList<>();
      lines.forEachRemaining(all::add);
      return all;
    }
  }
}
