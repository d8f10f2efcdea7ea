package io.sparktune.config;

import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.space.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Study files for tests. */
public final class Studies {

  private static final String MINIMUM =
      "study.goal = \"maximize accuracy\", data.path = x, data.target = y\n";

  private Studies() {}

  static StudyFile read(String text, String... overrides) {
    return StudyFile.read("conf/my.conf", text, List.of(overrides), Set.of());
  }

  /** A classification study with these settings besides what is required. */
  public static StudyFile with(String settings, String... overrides) {
    return read(MINIMUM + settings, overrides);
  }

  static MlpSettings network(StudyFile file, Values values) {
    return (MlpSettings) file.trialSettings().apply(values).network();
  }

  /** Values from names and values in turn. */
  public static Values values(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Values(values);
  }
}
