package io.sparktune.model.ratings;

import io.sparktune.model.Activations;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.ratings.NcfSettings.Tower;
import io.sparktune.model.ratings.NcfSettings.TowerInput;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;

/** The graph of neural collaborative filtering. */
final class NcfGraph {

  private final NcfSettings settings;
  private final Tower tower;
  private final RatingGraph graph;
  private final List<String> fused = new ArrayList<>();
  private int width;

  NcfGraph(NcfSettings settings, NetworkDesign design) {
    this.settings = settings;
    this.tower = settings.tower();
    this.graph = new RatingGraph(design, settings.l2());
  }

  NetworkConfiguration configuration() {
    if (settings.gmfFactors() > 0) {
      int factors = settings.gmfFactors();
      String users = graph.users("gmf", factors, settings.deviation());
      String items = graph.items("gmf", factors, settings.deviation());
      fuse(graph.product("gmf", users, items), factors);
    }
    if (!tower.units().isEmpty()) {
      addTower();
    } else if (graph.hasSide()) {
      fuse(graph.side(), graph.sideNumbers());
    }
    if (fused.isEmpty()) {
      return graph.configuration(List.of());
    }
    return graph.configuration(
        List.of(graph.weighted("fused", graph.merged("towers", fused), width)));
  }

  private void fuse(String part, int numbers) {
    fused.add(part);
    width += numbers;
  }

  private void addTower() {
    String users = graph.users("tower", tower.factors(), settings.deviation());
    String items = graph.items("tower", tower.factors(), settings.deviation());
    List<String> read = new ArrayList<>();
    int inputs = graph.sideNumbers();
    if (tower.input() != TowerInput.PRODUCT) {
      read.addAll(List.of(users, items));
      inputs += 2 * tower.factors();
    }
    if (tower.input() != TowerInput.BOTH) {
      read.add(graph.product("tower-product", users, items));
      inputs += tower.factors();
    }
    if (graph.hasSide()) {
      read.add(graph.side());
    }
    String below = graph.merged("tower-input", read);
    for (int layer = 0; layer < tower.units().size(); layer++) {
      int units = tower.units().get(layer);
      String name = "tower-" + (layer + 1);
      graph
          .builder()
          .addLayer(
              name,
              new DenseLayer.Builder()
                  .nIn(inputs)
                  .nOut(units)
                  .activation(Activations.named(tower.activation()))
                  .weightInit(tower.weightInitialisation().scheme())
                  .dropOut(NetworkDesign.retained(tower.dropout()))
                  .l2(settings.l2())
                  .build(),
              below);
      below = name;
      inputs = units;
    }
    fuse(below, inputs);
  }
}
