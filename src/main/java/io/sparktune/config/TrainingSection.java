package io.sparktune.config;

import io.sparktune.training.TrainingSettings;

/** Reads how long and in what portions, in {@code training}. */
final class TrainingSection {

  static final String EPOCHS = "training.epochs";
  static final int MOST_EPOCHS = 1_000_000;

  private record EarlyStopping(int patience, double minimumImprovement) {}

  private TrainingSection() {}

  static TrainingSettings read(Section training) {
    int epochs = training.value("epochs", Kind.integer(1, MOST_EPOCHS));
    int batchSize = training.value("batch-size", Kind.integer(1, 1_000_000));
    EarlyStopping stopping = training.fixed("early-stopping", TrainingSection::earlyStopping);
    return new TrainingSettings(
        epochs, batchSize, stopping.patience(), stopping.minimumImprovement());
  }

  private static EarlyStopping earlyStopping(Section stopping) {
    return new EarlyStopping(
        stopping.value("patience", Kind.integer(0, 1_000_000)),
        stopping.value("minimum-improvement", Kind.real(Bounds.from(0, Bounds.LARGEST))));
  }
}
