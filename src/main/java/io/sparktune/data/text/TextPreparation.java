package io.sparktune.data.text;

import io.sparktune.data.Imbalance;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.table.TablePreparation;
import io.sparktune.data.text.tokens.TokenSettings;

/**
 * The settings of the preparation of texts. Everything is fitted on the training rows of a fold
 * only.
 *
 * @param tokens of each text
 * @param rest of the other features and the target
 */
public record TextPreparation(TokenSettings tokens, TablePreparation rest)
    implements PreparationSettings {

  @Override
  public Imbalance imbalance() {
    return rest.imbalance();
  }
}
