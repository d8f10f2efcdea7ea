package io.sparktune.config.reader;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.config.hocon.Overrides;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.SettingsReaderContract;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

final class SectionSettingsTest extends SettingsReaderContract {

  @Override
  protected <T> Reading<T> read(
      Map<String, ?> documented, String written, Function<SettingsReader, T> settings) {
    ConfigObject defaults = ConfigValueFactory.fromMap(documented, SourceLocation.DEFAULTS);
    ConfigObject given =
        ConfigFactory.parseString(
                written, ConfigParseOptions.defaults().setOriginDescription("my.conf"))
            .root();
    ReadContext reading = new ReadContext("my.conf", Overrides.none());
    ConfigObject whole = Overrides.none().withValue("model", given.withFallback(defaults));
    Section root = Section.root(reading, whole);
    T result = root.ranging("model", section -> settings.apply(new SectionSettings(section)));
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Parameter parameter : new Space(reading.parameters()).parameters()) {
      parameters.put(parameter.name().substring("model.".length()), values(parameter));
    }
    List<String> problems = reading.problems().stream().map(Problem::toString).toList();
    String shown = new HoconWriter(reading).hocon(reading.corrections().in(whole));
    return new Reading<>(result, problems, parameters, shown);
  }

  private static String values(Parameter parameter) {
    return parameter instanceof ChoiceParameter choice
        ? choice.options().toString()
        : List.of(parameter.valueAt(0.0), parameter.valueAt(1.0)).toString();
  }
}
