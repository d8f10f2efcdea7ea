package io.sparktune.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.hocon.Overrides;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.Substitution;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.settings.Settings;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.function.Function;

/**
 * The settings of a study's trials as a function of their values.
 *
 * @param <S> those of networks, or of an objective
 */
public final class TrialSettingsReader<S extends Settings> implements Function<Values, S> {

  private final ConfigObject varying;
  private final Space space;
  private final Function<Section, S> sections;

  /**
   * Reads the settings of trials.
   *
   * @param whole the study file with its defaults
   * @param sections reads the sections that vary
   */
  TrialSettingsReader(ConfigObject whole, Space space, Function<Section, S> sections) {
    ConfigObject read = Overrides.none();
    for (String section : Substitution.VARYING) {
      ConfigValue value = whole.get(section);
      read = value == null ? read : read.withValue(section, value);
    }
    this.varying = read;
    this.space = space;
    this.sections = sections;
  }

  /**
   * The settings of a trial with these values.
   *
   * @throws IllegalArgumentException if they are not values of the space
   * @throws StudyFileError if they do not go together
   */
  @Override
  public S apply(Values values) {
    ReadContext reading = new ReadContext("values", Overrides.none());
    ConfigObject fixed = new Substitution(space, values).in(varying);
    S settings = sections.apply(Section.root(reading, fixed));
    StudyFileError.throwFor(reading.problems());
    return settings;
  }
}
