package io.sparktune.data.text;

import io.sparktune.data.table.TableKind;
import io.sparktune.data.text.tokens.TokenSettings;
import io.sparktune.data.text.tokens.TokenSettings.Unit;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;

/** Reads {@code prepare} for texts: the keys of a table, and those of tokens. */
final class TextPreparationReader {

  private static final int MOST_GRAM = 5;
  private static final int MOST_COUNT = 1_000_000;
  private static final int MOST_TOKENS = 1_000_000;

  /** More steps than any network here reads. */
  private static final int MOST_LENGTH = 16_384;

  private TextPreparationReader() {}

  static TextPreparation read(SettingsReader prepare, Task task) {
    return new TextPreparation(
        new TokenSettings(
            prepare.constant("tokens", List.of(Unit.values())),
            prepare.truth("lower-case"),
            prepare.truth("strip-accents"),
            prepare.truth("punctuation"),
            prepare.integer("n-grams", 1, MOST_GRAM),
            prepare.integer("min-count", 1, MOST_COUNT),
            prepare.integer("vocabulary", 1, MOST_TOKENS),
            prepare.integer("length", 1, MOST_LENGTH),
            prepare.real("length-share", Bounds.above(0, 1))),
        new TableKind().preparation(prepare, task));
  }
}
