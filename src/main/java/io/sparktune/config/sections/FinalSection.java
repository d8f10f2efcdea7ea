package io.sparktune.config.sections;

import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.study.selection.FinalChoice;
import io.sparktune.training.plan.FinalRows;
import java.util.List;

/** Reads {@code final}. */
public final class FinalSection {

  private FinalSection() {}

  /**
   * The settings.
   *
   * @param confirmations of {@code validation}
   */
  public static FinalSettings read(Section section, int confirmations) {
    return new FinalSettings(
        section.value("choose", SettingType.oneOf(Names.of(List.of(FinalChoice.values())))),
        section.value("train-on", SettingType.oneOf(Names.of(List.of(FinalRows.values())))),
        confirmations);
  }
}
