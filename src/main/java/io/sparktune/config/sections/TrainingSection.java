package io.sparktune.config.sections;

import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.settings.Bounds;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;

/** Reads epochs, batch size, early stopping and engine in {@code training}. */
public final class TrainingSection {

  public static final String EPOCHS = "training.epochs";
  public static final int MOST_EPOCHS = 1_000_000;

  private record EarlyStopping(int patience, double minDelta) {}

  private TrainingSection() {}

  public static TrainingSettings read(Section training) {
    int epochs = training.value("epochs", SettingType.integer(1, MOST_EPOCHS));
    int batchSize = training.value("batch-size", SettingType.integer(1, 1_000_000));
    EarlyStopping stopping = training.fixed("early-stopping", TrainingSection::earlyStopping);
    Engine engine = training.value("engine", SettingType.oneOf(Names.of(Engine.values())));
    return new TrainingSettings(
        epochs, batchSize, stopping.patience(), stopping.minDelta(), engine);
  }

  private static EarlyStopping earlyStopping(Section stopping) {
    return new EarlyStopping(
        stopping.value("patience", SettingType.integer(0, 1_000_000)),
        stopping.value("min-delta", SettingType.real(Bounds.from(0, Bounds.LARGEST))));
  }
}
