package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.study.StudySettings;
import io.sparktune.training.metrics.Metrics;

/** Reads {@code study}. */
public final class StudySection {

  private static final SettingType<String> NAME =
      SettingType.text(
          "up to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or"
              + " digit",
          name -> StudySettings.NAME.matcher(name).matches());

  private StudySection() {}

  public static StudySettings read(Section study, String fileName, Metrics metrics) {
    String name = name(study, fileName);
    long seed = study.value("seed", SettingType.whole(-(1L << 53), 1L << 53));
    String output = study.value("output", SettingType.text("a folder", text -> !text.isBlank()));
    int window = window(study);
    return new StudySettings(
        name, seed, output, GoalSection.read(study, metrics, window > 0), window);
  }

  private static int window(Section study) {
    if (!study.value("strict", SettingType.truth())) {
      study.omit("window", "unless study.strict is true");
      return 0;
    }
    return study.value("window", SettingType.integer(1, 10_000));
  }

  private static String name(Section study, String fileName) {
    String byDefault =
        fileName
            .substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
            .replaceFirst("\\.conf$", "");
    if (study.peek("name").isEmpty()) {
      if (StudySettings.NAME.matcher(byDefault).matches()) {
        study.settle("name", byDefault);
        return byDefault;
      }
      study.problem(
          "name", "missing, and the file's name is not a valid name: wanted " + NAME.wanted());
      return "unnamed";
    }
    String name = study.value("name", NAME);
    return name.isEmpty() ? "unnamed" : name;
  }
}
