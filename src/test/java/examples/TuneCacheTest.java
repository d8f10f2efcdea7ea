package examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TuneCacheTest {

  private static final Pattern LINE =
      Pattern.compile("(\\S+) hits, entries=(\\d+), leaves=(oldest|least recently used)");

  @Test
  void aLargerCacheOnTheFrontHasMoreHits_andTheKneeIsOneOfThem() throws InterruptedException {
    List<String> lines = Console.of(TuneCache::main).lines().toList();
    int end = lines.indexOf("the knee:");
    List<String> front = new ArrayList<>(lines.subList(0, end));

    assertThat(lines).hasSize(end + 2);
    assertThat(front).hasSizeGreaterThan(10).contains(lines.get(end + 1));
    front.sort((one, other) -> Long.compare(entries(one), entries(other)));
    for (int place = 1; place < front.size(); place++) {
      // With one entry both caches are the same; and of the shares three decimals are printed.
      assertThat(hits(front.get(place))).isGreaterThanOrEqualTo(hits(front.get(place - 1)));
    }
    // One request of 2000 u^4 in ten is below 1; a thousand entries keep nearly all that came
    // twice.
    assertThat(hits(front.get(front.size() - 1)) - hits(front.get(0))).isGreaterThan(0.4);
  }

  private static Matcher parsed(String line) {
    Matcher parsed = LINE.matcher(line);
    assertThat(parsed.matches()).as(line).isTrue();
    return parsed;
  }

  private static double hits(String line) {
    return Double.parseDouble(parsed(line).group(1));
  }

  private static long entries(String line) {
    return Long.parseLong(parsed(line).group(2));
  }

  @Test
  void theDocumentShowsThisProgram() throws IOException {
    String program = Files.readString(Path.of("src/test/java/examples/TuneCache.java"));

    assertThat(Files.readString(Path.of("docs/tuning-anything.md")))
        .contains("```java\n" + program + "```");
  }
}
