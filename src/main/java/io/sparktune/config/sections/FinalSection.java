package io.sparktune.config.sections;

import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.training.plan.FinalRows;
import java.util.List;

/** Reads {@code final}. */
public final class FinalSection {

  private FinalSection() {}

  public static FinalRows read(Section section) {
    return section.value("train-on", SettingType.oneOf(Names.of(List.of(FinalRows.values()))));
  }
}
