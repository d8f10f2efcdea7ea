package io.sparktune.bench;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.InputShape;
import io.sparktune.data.text.FittedText;
import io.sparktune.data.text.TextDataset;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.Shape;
import io.sparktune.training.PreparedData;
import io.sparktune.training.plan.TrialSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches of sentences and networks, as one writes them with Deeplearning4j and nothing else. */
final class TextBatches {

  private TextBatches() {}

  /**
   * The ids, the mask and the labels of each batch.
   *
   * @param length of all batches; 0 for the longest sentence of each
   */
  static List<INDArray[]> of(
      TextDataset data, PreparedData prepared, List<int[]> batches, int length) {
    int most = ((InputShape.Tokens) prepared.fitted().inputs().get(0)).most();
    List<INDArray[]> arrays = new ArrayList<>();
    for (int[] rows : batches) {
      float[] written = new float[rows.length * most];
      prepared.writer().write(rows, 0, rows.length, input -> written);
      int longest = Arrays.stream(rows).map(prepared.writer()::length).max().orElse(1);
      int steps = length == 0 ? longest : length;
      float[] ids = new float[rows.length * steps];
      float[] mask = new float[ids.length];
      float[] labels = new float[rows.length * 2];
      for (int row = 0; row < rows.length; row++) {
        System.arraycopy(written, row * most, ids, row * steps, steps);
        for (int step = 0; step < steps; step++) {
          mask[row * steps + step] = ids[row * steps + step] > 0 ? 1 : 0;
        }
        labels[row * 2 + ((ClassTarget) data.target()).labelAt(rows[row])] = 1;
      }
      long[] shape = {rows.length, steps};
      arrays.add(
          new INDArray[] {
            Nd4j.create(ids, shape),
            Nd4j.create(mask, shape),
            Nd4j.create(labels, new long[] {rows.length, 2})
          });
    }
    return arrays;
  }

  static ComputationGraph graph(TrialSettings plan, FittedText fitted) {
    Graph graph =
        (Graph)
            new NetworkBuilder(
                    plan.network(), plan.optimizer(), Shape.ofClasses(fitted.inputs(), 2))
                .configuration(50, 3, 0, 7);
    ComputationGraph network = new ComputationGraph(graph.configuration());
    network.init();
    return network;
  }
}
