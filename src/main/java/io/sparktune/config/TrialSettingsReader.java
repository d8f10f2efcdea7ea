package io.sparktune.config;

import com.typesafe.config.ConfigObject;
import io.sparktune.config.hocon.Overrides;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.Substitution;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.DataKind;
import io.sparktune.settings.Task;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.training.plan.TrialSettings;
import java.util.function.Function;

/** The settings of a study's trials as a function of their values. */
public final class TrialSettingsReader implements Function<Values, TrialSettings> {

  private final ConfigObject varying;
  private final Space space;
  private final DataKind data;
  private final Task task;
  private final Kinds kinds;

  /**
   * Reads the settings of trials.
   *
   * @param whole the study file with its defaults
   */
  TrialSettingsReader(ConfigObject whole, Space space, DataKind data, Task task, Kinds kinds) {
    ConfigObject sections = Overrides.none();
    for (String section : Substitution.VARYING) {
      sections = sections.withValue(section, whole.get(section));
    }
    this.varying = sections;
    this.space = space;
    this.data = data;
    this.task = task;
    this.kinds = kinds;
  }

  /**
   * The settings of a trial with these values.
   *
   * @throws IllegalArgumentException if they are not values of the space
   * @throws StudyFileError if they do not go together
   */
  @Override
  public TrialSettings apply(Values values) {
    ReadContext reading = new ReadContext("values", Overrides.none());
    ConfigObject fixed = new Substitution(space, values).in(varying);
    TrialSettings settings = VaryingSections.read(Section.root(reading, fixed), data, task, kinds);
    StudyFileError.throwFor(reading.problems());
    return settings;
  }
}
