package io.sparktune.data.text.tokens;

import io.sparktune.data.InputShape;
import io.sparktune.settings.Settings;
import java.util.List;

/**
 * The tokens of a column of texts as training rows made them. The first token has the id {@link
 * #FIRST}.
 *
 * @param name of the column
 * @param tokens that are known, each once
 * @param most tokens of a text that the network reads
 */
public record FittedTokens(String name, TokenSettings settings, List<String> tokens, int most)
    implements Settings {

  /** The id of what is not known, and of a text without tokens. */
  public static final int UNKNOWN = 1;

  /** The id of the first known token. */
  public static final int FIRST = 2;

  public FittedTokens {
    tokens = List.copyOf(tokens);
    if (most < 1) {
      throw new IllegalArgumentException("the length of texts is " + most);
    }
  }

  public InputShape.Tokens shape() {
    return settings.haveVectors()
        ? new InputShape.Tokens(
            most,
            FIRST + tokens.size(),
            new InputShape.KnownVectors(settings.vectors(), FIRST, tokens))
        : new InputShape.Tokens(most, FIRST + tokens.size());
  }
}
