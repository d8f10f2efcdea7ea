package io.sparktune.model.ratings;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Factorisations of the table of ratings: inner products and biases. */
public final class FactorisationKind implements NetworkKind<FactorisationSettings> {

  static final int MOST_FACTORS = 4096;

  @Override
  public String name() {
    return "factorisation";
  }

  @Override
  public FactorisationSettings read(SettingsReader model, Task task) {
    return new FactorisationSettings(
        model.integer("factors", 0, MOST_FACTORS),
        model.real("initial-deviation", Bounds.above(0, 100)),
        model.real("l2", Bounds.from(0, 1000)),
        model.constant("loss", Loss.of(task)));
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return RatingInputs.reasonAgainst(inputs);
  }

  @Override
  public NetworkConfiguration configuration(FactorisationSettings settings, NetworkDesign design) {
    RatingGraph graph = new RatingGraph(design, settings.l2());
    List<String> numbers = new ArrayList<>();
    int factors = settings.factors();
    if (factors > 0) {
      String product =
          graph.product(
              "product",
              graph.users("factors", factors, settings.deviation()),
              graph.items("factors", factors, settings.deviation()));
      numbers.add(graph.summed("inner-product", product, factors));
    }
    if (graph.hasSide()) {
      numbers.add(graph.weighted("side-effect", graph.side(), graph.sideNumbers()));
    }
    return graph.configuration(numbers);
  }
}
