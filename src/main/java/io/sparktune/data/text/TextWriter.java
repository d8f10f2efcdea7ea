package io.sparktune.data.text;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.text.tokens.TokenIds;
import java.util.List;
import java.util.Optional;

/** Writes the ids of texts, and the other features behind them. */
final class TextWriter implements BatchWriter {

  private final List<TextCells> texts;
  private final List<TokenIds> ids;
  private final Optional<BatchWriter> rest;

  TextWriter(FittedText fitted, TextDataset data) {
    this.texts = data.texts();
    this.ids = fitted.texts().stream().map(TokenIds::new).toList();
    this.rest =
        fitted.rest().width() > 0
            ? Optional.of(fitted.rest().writer(data.rest()))
            : Optional.empty();
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    for (int column = 0; column < ids.size(); column++) {
      TokenIds of = ids.get(column);
      float[] values = into.values(column);
      for (int i = 0; i < count; i++) {
        of.write(texts.get(column).at(rows[from + i]), values, i * of.most());
      }
    }
    rest.ifPresent(
        writer -> writer.write(rows, from, count, input -> into.values(ids.size() + input)));
  }

  /** The number of tokens that the longest of a row's texts has for the network. */
  @Override
  public int length(int row) {
    int longest = 0;
    for (int column = 0; column < ids.size(); column++) {
      longest = Math.max(longest, ids.get(column).count(texts.get(column).at(row)));
    }
    return longest;
  }
}
