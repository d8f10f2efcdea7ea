package io.sparktune.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ColumnNamesTest {

  private static List<String> columns(String... names) {
    return List.copyOf(ColumnNames.of("", List.of(names), List.of("score")).values());
  }

  @Test
  void lettersAndDigitsOfAnyScriptStay() {
    assertThat(columns("f1@Adelie", "f1@кот", "f1@пёс", "roc_auc"))
        .containsExactly("f1_at_adelie", "f1_at_кот", "f1_at_пёс", "roc_auc");
  }

  @Test
  void thoseThatWouldBeOneColumnStayDifferent() {
    assertThat(columns("f1@a-b", "f1@a b", "f1@a_b", "f1@A B", "f1@a b 2", "Score"))
        .containsExactly(
            "f1_at_a_b", "f1_at_a_b_2", "f1_at_a_b_3", "f1_at_a_b_4", "f1_at_a_b_2_2", "score_2");
    assertThat(columns("f1@ΟΔΟΣ", "f1@οδος")).containsExactly("f1_at_οδος", "f1_at_οδος_2");
  }

  @Test
  void noTwoNamesShareAColumn_whateverTheirCharacters() {
    Random random = new Random(3);
    String characters = "aAbB _-.@2İıſsßΣς\u0301é\uD83D\uDE00";
    List<String> names =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    random
                        .ints(1 + random.nextInt(4), 0, characters.length())
                        .collect(
                            StringBuilder::new,
                            (text, at) -> text.append(characters.charAt(at)),
                            StringBuilder::append)
                        .toString())
            .distinct()
            .toList();

    Set<String> seen = new HashSet<>();
    for (String column : ColumnNames.of("param_", names, List.of()).values()) {
      assertThat(seen.add(column.toLowerCase(Locale.ROOT))).as(column).isTrue();
      assertThat(column).matches("[\\p{L}\\p{N}_]+");
    }
    assertThat(seen).hasSameSizeAs(names);
  }
}
