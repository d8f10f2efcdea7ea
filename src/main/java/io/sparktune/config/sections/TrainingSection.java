package io.sparktune.config.sections;

import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.settings.Bounds;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.LabelSettings;
import io.sparktune.training.plan.TrainingSettings;

/** Reads epochs, batch size, early stopping, engine and choice of labels in {@code training}. */
public final class TrainingSection {

  public static final String EPOCHS = "training.epochs";
  public static final int MOST_EPOCHS = 1_000_000;

  private static final int MOST_LABELS = 1_000_000;

  private record EarlyStopping(int patience, double minDelta) {}

  private TrainingSection() {}

  public static TrainingSettings read(Section training) {
    int epochs = training.value("epochs", SettingType.integer(1, MOST_EPOCHS));
    int batchSize = training.value("batch-size", SettingType.integer(1, 1_000_000));
    EarlyStopping stopping = training.fixed("early-stopping", TrainingSection::earlyStopping);
    Engine engine = training.value("engine", SettingType.oneOf(Names.of(Engine.values())));
    LabelSettings labels = training.fixed("labels", TrainingSection::labels);
    return new TrainingSettings(
        epochs, batchSize, stopping.patience(), stopping.minDelta(), engine, labels);
  }

  private static LabelSettings labels(Section labels) {
    double threshold = labels.value("threshold", SettingType.real(Bounds.between(0, 1)));
    boolean isFitted = labels.value("fit-threshold", SettingType.truth());
    int least = labels.value("least", SettingType.integer(0, MOST_LABELS));
    int most = labels.value("most", SettingType.integer(0, MOST_LABELS));
    if (most > 0 && most < least) {
      labels.mismatch("most", "0 for any number, or at least " + least + ", the value of least");
      most = 0;
    }
    return new LabelSettings(isFitted ? LabelSettings.FITTED : threshold, least, most);
  }

  private static EarlyStopping earlyStopping(Section stopping) {
    return new EarlyStopping(
        stopping.value("patience", SettingType.integer(0, 1_000_000)),
        stopping.value("min-delta", SettingType.real(Bounds.from(0, Bounds.LARGEST))));
  }
}
