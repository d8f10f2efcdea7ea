package io.sparktune.data.text.tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns texts into the ids of their tokens; safe to share between threads. */
public final class TokenIds {

  private final TextTokens tokens;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int most;

  public TokenIds(FittedTokens fitted) {
    this.tokens = new TextTokens(fitted.settings(), fitted.tokens());
    this.most = fitted.most();
    for (String token : fitted.tokens()) {
      ids.put(token, FittedTokens.FIRST + ids.size());
    }
  }

  /** The most tokens of a text. */
  public int most() {
    return most;
  }

  /** Writes as many ids as a text may have, 0 behind its end. */
  public void write(String text, float[] into, int at) {
    List<String> cut = tokens.of(text);
    for (int i = 0; i < most; i++) {
      into[at + i] = i < cut.size() ? ids.getOrDefault(cut.get(i), FittedTokens.UNKNOWN) : 0;
    }
    if (cut.isEmpty()) {
      into[at] = FittedTokens.UNKNOWN;
    }
  }

  /** The number of ids of a text. */
  public int count(String text) {
    return Math.max(1, Math.min(most, tokens.of(text).size()));
  }
}
