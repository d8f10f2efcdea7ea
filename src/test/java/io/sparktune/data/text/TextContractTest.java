package io.sparktune.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataKind;
import io.sparktune.data.Dataset;
import io.sparktune.data.DatasetContract;
import io.sparktune.data.PreparationFixture;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.text.tokens.FittedTokens;
import io.sparktune.data.text.tokens.TokenIds;
import io.sparktune.data.text.tokens.TokenSettings;
import io.sparktune.data.text.tokens.TokenSettings.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TextContractTest implements DatasetContract {

  private static final int ROWS = 40;
  private static final List<String> TEXTS =
      List.of("A good film!", "Not good at all.", "", "Café – très bon", "So so, isn't it?");
  private static final TokenSettings WORDS =
      new TokenSettings(
          Unit.WORDS, true, false, false, 1, 0, 1, 100, 6, 1, TokenSettings.NO_VECTORS);

  @Override
  public DataKind kind() {
    return new TextKind();
  }

  @Override
  public Dataset data() {
    return texts(new boolean[ROWS]);
  }

  @Override
  public Dataset changed(int[] trainRows) {
    boolean[] changed = new boolean[ROWS];
    Arrays.fill(changed, true);
    for (int row : trainRows) {
      changed[row] = false;
    }
    return texts(changed);
  }

  private static TextDataset texts(boolean[] changed) {
    TextCells reviews =
        TextCells.of(
            "review",
            ROWS,
            row -> changed[row] ? "poison poison poison a b c d e f" : TEXTS.get(row % 5));
    TextCells titles =
        TextCells.of("title", ROWS, row -> changed[row] ? "violet" : row % 3 == 0 ? "Red" : "blue");
    double[] sizes =
        IntStream.range(0, ROWS).mapToDouble(row -> changed[row] ? 1e9 : row).toArray();
    int[] labels = IntStream.range(0, ROWS).map(row -> row % 4 == 0 ? 1 : 0).toArray();
    return new TextDataset(
        List.of(reviews, titles),
        new TableDataset(
            Table.of(List.of(NumericColumn.of("size", sizes))),
            ClassTarget.of("kind", List.of("a", "b"), labels)));
  }

  @Override
  public List<PreparationSettings> preparations() {
    return List.of(
        new TextPreparation(WORDS, PreparationFixture.all().get(0)),
        new TextPreparation(
            new TokenSettings(
                Unit.WORDS, false, true, true, 3, 4, 2, 5, 4, 0.5, TokenSettings.NO_VECTORS),
            PreparationFixture.all().get(1)),
        new TextPreparation(
            new TokenSettings(
                Unit.CHARACTERS, true, true, false, 1, 0, 1, 100, 9, 0.9, TokenSettings.NO_VECTORS),
            PreparationFixture.all().get(0)));
  }

  @Test
  void wordsOfValidationRowsAreUnknown() {
    int[] rows = {0, 1, 3, 4, 5};
    FittedText fitted =
        ((TextDataset) changed(rows))
            .fit(rows, new TextPreparation(WORDS, PreparationFixture.all().get(0)));
    FittedTokens review = fitted.texts().get(0);
    assertThat(review.tokens())
        .as("in order of count and text")
        .containsExactly(
            "good", "a", "film", "so", "all", "at", "bon", "café", "isn't", "it", "not", "très");
    assertThat(review.most()).isEqualTo(4);
    float[] ids = new float[review.most()];
    new TokenIds(review).write("poison film, good poison", ids, 0);
    assertThat(ids).containsExactly(1, 4, 2, 1);
  }
}
