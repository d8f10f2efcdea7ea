package io.sparktune.training;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Imbalance;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.Target;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.ImageDataset;
import io.sparktune.data.images.ImagePreparation;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.TableDataset;
import io.sparktune.model.NetworkSettings;
import io.sparktune.training.metrics.LabelsMetric;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.List;
import java.util.stream.IntStream;

/** The scans of digits as images. */
final class TestImages {

  static final Goals EXACT_MATCH =
      Goals.of(new Goal(LabelsMetric.EXACT_MATCH, "", Direction.MAXIMIZE));

  private static final int SIDE = 8;

  private TestImages() {}

  /** The first images, in colour: the scan, its negative and black. */
  static ImageDataset digits(int rows) {
    TableDataset table = TestData.digits();
    return images(table, rows, ((ClassTarget) table.target()).first(rows));
  }

  /** The same with any of the labels even, large and third. */
  static ImageDataset sets(int rows) {
    TableDataset table = TestData.digits();
    ClassTarget digits = (ClassTarget) table.target();
    List<int[]> codes =
        IntStream.range(0, rows)
            .map(digits::labelAt)
            .mapToObj(
                digit ->
                    IntStream.range(0, 3)
                        .filter(
                            label ->
                                (label == 0 && digit % 2 == 0)
                                    || (label == 1 && digit > 4)
                                    || (label == 2 && digit % 3 == 0))
                        .toArray())
            .toList();
    List<String> labels = List.of("even", "large", "third");
    return images(table, rows, LabelsTarget.of("properties", labels, ";", codes));
  }

  private static ImageDataset images(TableDataset table, int rows, Target target) {
    ImageSize size = new ImageSize(3, SIDE, SIDE);
    ByteRows pixels = new ByteRows(size.bytes());
    for (int row = 0; row < rows; row++) {
      byte[] image = new byte[size.bytes()];
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        double grey = ((NumericColumn) table.features().columns().get(pixel)).valueAt(row);
        image[pixel] = (byte) (grey * 15);
        image[SIDE * SIDE + pixel] = (byte) (240 - grey * 15);
      }
      pixels.add(image);
    }
    return new ImageDataset(size, Interpolation.AREA, pixels, target);
  }

  /** One for grey images of another size. */
  static TrialSettings greyPlan(TestPlans plans, int side, NetworkSettings network) {
    TrialSettings plan = plans.plan();
    ImagePreparation preparation =
        new ImagePreparation(
            ImagePreparation.Scaling.UNIT,
            side,
            side,
            Interpolation.BILINEAR,
            true,
            false,
            true,
            Imbalance.CLASS_WEIGHTS);
    return new TrialSettings(preparation, network, plan.optimizer(), plan.training());
  }

  static TrialSettings plan(TestPlans plans, NetworkSettings network, Imbalance imbalance) {
    TrialSettings plan = plans.plan();
    ImagePreparation preparation =
        new ImagePreparation(
            ImagePreparation.Scaling.UNIT, 0, 0, Interpolation.AREA, false, false, true, imbalance);
    return new TrialSettings(preparation, network, plan.optimizer(), plan.training());
  }
}
