package io.sparktune.data.text.tokens;

import io.sparktune.data.text.tokens.TokenSettings.Unit;
import java.util.List;
import java.util.Optional;

/** Cuts texts into tokens where a vocabulary is known; safe to share between threads. */
final class TextTokens {

  private final Tokeniser tokeniser;
  private final Optional<Pieces> pieces;

  /**
   * @param vocabulary that decides into which pieces words are cut
   */
  TextTokens(TokenSettings settings, List<String> vocabulary) {
    this.tokeniser = new Tokeniser(settings);
    this.pieces =
        settings.unit() == Unit.PIECES ? Optional.of(new Pieces(vocabulary)) : Optional.empty();
  }

  List<String> of(String text) {
    List<String> tokens = tokeniser.tokens(text);
    return pieces.isEmpty()
        ? tokens
        : tokens.stream().flatMap(word -> pieces.get().of(word).stream()).toList();
  }
}
