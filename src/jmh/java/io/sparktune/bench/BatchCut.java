package io.sparktune.bench;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.folds.Fold;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A fold's rows, prepared and cut once into batches that every epoch and every trial uses again.
 *
 * @param inputs of each training batch
 * @param targets of each training batch, one column for each class
 * @param truth the classes of the validation rows
 */
@SuppressWarnings("ArrayRecordComponent") // cells stay primitive
record BatchCut(List<INDArray> inputs, List<INDArray> targets, INDArray validation, int[] truth) {

  static BatchCut of(Dataset data, Fold fold, FittedInputs preparation, int batchSize) {
    int[] rows = shuffled(fold.trainRows());
    List<INDArray> inputs = new ArrayList<>();
    List<INDArray> targets = new ArrayList<>();
    ClassTarget target = (ClassTarget) data.target();
    for (int start = 0; start < rows.length; start += batchSize) {
      int[] batch = Arrays.copyOfRange(rows, start, Math.min(rows.length, start + batchSize));
      inputs.add(matrix(data, batch, preparation));
      INDArray labels = Nd4j.zeros(batch.length, target.labels().size());
      for (int row = 0; row < batch.length; row++) {
        labels.putScalar(row, target.labelAt(batch[row]), 1);
      }
      targets.add(labels);
    }
    int[] validation = fold.validationRows();
    int[] truth = new int[validation.length];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = target.labelAt(validation[row]);
    }
    return new BatchCut(inputs, targets, matrix(data, validation, preparation), truth);
  }

  private static INDArray matrix(Dataset data, int[] rows, FittedInputs preparation) {
    int width = preparation.inputs().get(0).numbers();
    float[] cells = new float[rows.length * width];
    preparation.writer(data).write(rows, 0, rows.length, input -> cells);
    return Nd4j.create(cells, new long[] {rows.length, width}, 'c');
  }

  private static int[] shuffled(int[] rows) {
    int[] order = rows.clone();
    SplittableRandom random = Seeds.random(0, "bare batches", 0);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
    return order;
  }
}
