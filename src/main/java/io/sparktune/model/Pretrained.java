package io.sparktune.model;

import io.sparktune.data.InputShape;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a network that were trained before.
 *
 * @param frozen the part that stays as it is; the network that is trained reads what it gives
 * @param features the shapes of what the frozen part gives
 * @param first weights of the network that is trained, in place of the first of its own
 * @param unfreezeAfter the epochs after which the frozen part trains, too; 0 where it never does
 */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
public record Pretrained(
    Optional<SavedNetwork> frozen, List<InputShape> features, float[] first, int unfreezeAfter) {

  /** No part was trained before. */
  public static final Pretrained NONE =
      new Pretrained(Optional.empty(), List.of(), new float[0], 0);

  public Pretrained {
    features = List.copyOf(features);
  }
}
