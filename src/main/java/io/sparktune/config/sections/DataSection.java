package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SectionSettings;
import io.sparktune.config.reader.SettingType;
import io.sparktune.data.DataKind;
import io.sparktune.data.DataSettings;
import io.sparktune.data.KindSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code data}. */
public final class DataSection {

  private DataSection() {}

  public static DataSettings read(Section data, Task task, Kinds known) {
    Map<String, DataKind> kinds = new LinkedHashMap<>();
    known.data().kinds().forEach(kind -> kinds.put(kind.name(), kind));
    DataKind kind = data.value("kind", SettingType.oneOf(kinds));
    KindSettings rows = kind.settings(new SectionSettings(data), task);
    double holdOut = data.value("hold-out", SettingType.real(Bounds.from(0, 0.9)));
    if (rows.testPlace().isEmpty()) {
      return new DataSettings(kind, rows, holdOut);
    }
    if (data.isGiven("hold-out") && holdOut > 0) {
      data.problem("hold-out", "given besides data.test; leave one of them out");
    }
    data.settle("hold-out", 0);
    return new DataSettings(kind, rows, 0);
  }
}
