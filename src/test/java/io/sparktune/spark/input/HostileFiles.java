package io.sparktune.spark.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Files that somebody damaged, or made to do harm; the same in every run. */
final class HostileFiles {

  /** More than a line may have. */
  private static final int LONG = 17_000_000;

  private final Random random = new Random(14);
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** All of them, by name. */
  static Map<String, byte[]> of(Path samples) throws IOException {
    HostileFiles all = new HostileFiles();
    all.addLongLines();
    all.addTexts();
    all.addBombs();
    for (String name :
        new String[] {"d.csv", "d.csv.gz", "d.parquet", "d.orc", "d.avro", "d.json", "d.jsonl"}) {
      all.addDamaged(name, Files.readAllBytes(samples.resolve(name)), 16);
    }
    all.addFooters(Files.readAllBytes(samples.resolve("d.parquet")));
    return all.files;
  }

  private void add(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void addLongLines() {
    String line = "x".repeat(LONG);
    String quoted = "\"" + "twelve more\n".repeat(LONG / 12) + "\"";
    String rows = "1,a\n".repeat(100);
    add("long-header.csv", line + ",k\n" + rows);
    add("long-quoted-header.csv", quoted + ",k\n" + rows);
    add("wide-header.csv", "a,".repeat(LONG / 2) + "k\n" + rows);
    add("wide-row.csv", "x,k\n" + rows + "a,".repeat(LONG / 4) + "\n");
    add("many-columns.csv", "a,".repeat(1_100_000) + "k\n");
    add("long-middle.csv", "x,k\n" + rows + line + ",a\n" + rows);
    add("long-quoted-middle.csv", "x,k\n" + rows + quoted + ",a\n" + rows);
    add("long-last.csv", "x,k\n" + rows + line);
    add("open-quote.csv", "x,k\n" + rows + "\"" + "twelve more\n".repeat(LONG / 12));
    add("long.jsonl", "{\"x\":1,\"k\":\"a\"}\n{\"x\":2,\"k\":\"" + line + "\"}\n");
  }

  private void addTexts() {
    add("nothing.csv", "");
    add("nothing.json", "");
    add("nothing.parquet", "");
    add("nothing.orc", "");
    add("nothing.avro", "");
    add("nothing.csv.gz", "");
    add("feeds.csv", "\n".repeat(100_000));
    add("nul.csv", "x,k\n1,a\n\0,b\n2,\0a\n");
    add("nuls.csv", "\0".repeat(10_000));
    add("nul-header.csv", "x\0,k\n1,a\n");
    add("separators.csv", ",".repeat(100_000) + "\n" + ",".repeat(100_000));
    add("quotes.csv", "\"".repeat(100_001));
    add("deep.json", "[".repeat(200_000));
    add("deep-object.jsonl", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
    add("deep-cell.jsonl", "{\"k\":1,\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}\n");
    add("scalar.json", "7");
    add("null.json", "null");
    add("scalars.json", "[1, 2, 3]");
    add("half.json", "[{\"x\":1,\"k\":\"a\"},{\"x\":");
    add("keys.jsonl", "{\"x\":1,\"x\":2,\"X\":3,\"k\":\"a\"}\n");
    add("number.jsonl", "{\"x\":1e999999999,\"k\":\"a\"}\n{\"x\":" + "9".repeat(5_000) + "}\n");
    add("control.csv", "x,k\n\u001b[2J\u0007,a\n\u202e1,b\n");
    add("html.csv", "<!DOCTYPE html><html>\n<body>404 Not Found</body>\n</html>\n");
    add("magic.parquet", "PAR1PAR1");
    add("encrypted.parquet", "PARE" + "\0".repeat(100) + "\10\0\0\0PARE");
    add("text.orc", "ORC, but no file of this kind\n");
    add("text.avro", "Obj\1 and no schema\n");
    add("zip.csv", "PK\3\4 and so on\n");
    add("sqlite.csv", "SQLite format 3\0 and so on\n");
  }

  private void addBombs() {
    files.put("bomb.csv.gz", gzip("x,k\n", "0,a\n".repeat(1 << 16), 10));
    files.put("bomb-line.csv.gz", gzip("x,k\n1,a\n", "0".repeat(1 << 20), 60));
    files.put("bomb-header.csv.gz", gzip("", "0,".repeat(1 << 19), 40));
    files.put("bomb.jsonl.gz", gzip("", "{\"x\":0,\"k\":\"a\"}\n".repeat(1 << 14), 10));
    byte[] twice = gzip("x,k\n1,a\n", "1,b\n", 3);
    files.put("twice.csv.gz", gzip(twice));
  }

  private static byte[] gzip(String first, String text, int times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(first.getBytes(StandardCharsets.UTF_8));
      byte[] part = text.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < times; i++) {
        out.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    return gzip(new String(content, StandardCharsets.ISO_8859_1), "", 0);
  }

  /** The sample with bits flipped, bytes exchanged, parts cut out, doubled or set to one value. */
  private void addDamaged(String name, byte[] sample, int count) {
    for (int i = 0; i < count; i++) {
      byte[] bytes = sample.clone();
      int at = random.nextInt(bytes.length);
      switch (i % 5) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes = java.util.Arrays.copyOf(bytes, at);
        case 2 -> {
          for (int each = 0; each < 20; each++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          }
        }
        case 3 -> {
          int to = Math.min(bytes.length, at + 1 + random.nextInt(64));
          java.util.Arrays.fill(bytes, at, to, (byte) (random.nextBoolean() ? 0xFF : 0));
        }
        default -> {
          byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + bytes.length - at);
          System.arraycopy(bytes, at, longer, bytes.length, bytes.length - at);
          bytes = longer;
        }
      }
      files.put("damaged-" + i + "-" + name, bytes);
    }
  }

  /** The sample with other footers: lengths that no file has, and numbers as large as they get. */
  private void addFooters(byte[] sample) {
    ByteBuffer tail = ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN);
    int place = sample.length - 8;
    int length = tail.getInt(place);
    for (int other : new int[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, length - 1}) {
      byte[] bytes = sample.clone();
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(place, other);
      files.put("footer-length-" + other + ".parquet", bytes);
    }
    byte[] largest = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    for (int i = 0; i < 40; i++) {
      byte[] bytes = sample.clone();
      int at = place - length + random.nextInt(Math.max(1, Math.min(length, 400) - largest.length));
      System.arraycopy(largest, 0, bytes, at, largest.length);
      files.put("footer-number-" + i + ".parquet", bytes);
    }
  }
}
