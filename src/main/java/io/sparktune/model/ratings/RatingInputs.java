package io.sparktune.model.ratings;

import io.sparktune.data.InputShape;
import io.sparktune.data.InputShape.Ids;
import io.sparktune.data.InputShape.Vector;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of a network of users and items.
 *
 * @param users how many there are, the unknown one included
 * @param items how many there are, the unknown one included
 * @param side the numbers that stand beside them; 0 for none
 */
record RatingInputs(int users, int items, int side) {

  static RatingInputs of(List<InputShape> inputs) {
    return new RatingInputs(
        ((Ids) inputs.get(0)).vocabulary(),
        ((Ids) inputs.get(1)).vocabulary(),
        inputs.size() == 2 ? 0 : inputs.get(2).numbers());
  }

  static Optional<String> reasonAgainst(List<InputShape> inputs) {
    boolean areRatings =
        (inputs.size() == 2 || (inputs.size() == 3 && inputs.get(2) instanceof Vector))
            && inputs.subList(0, 2).stream()
                .allMatch(input -> input instanceof Ids ids && ids.steps() == 1);
    return areRatings
        ? Optional.empty()
        : Optional.of("it reads a user and an item (data.kind = ratings), not " + inputs);
  }
}
