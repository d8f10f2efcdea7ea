package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.ConstantName;
import io.sparktune.settings.FileReference;
import io.sparktune.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A section of a study file as the settings of a kind. */
public final class SectionSettings implements SettingsReader {

  private final Section section;

  public SectionSettings(Section section) {
    this.section = section;
  }

  @Override
  public double real(String key, Bounds bounds) {
    return section.value(key, SettingType.real(bounds));
  }

  @Override
  public double real(String key, Bounds bounds, double byDefault) {
    byDefault(key, byDefault);
    return real(key, bounds);
  }

  @Override
  public int integer(String key, int low, int high) {
    return section.value(key, SettingType.integer(low, high));
  }

  @Override
  public int integer(String key, int low, int high, int byDefault) {
    byDefault(key, byDefault);
    return integer(key, low, high);
  }

  @Override
  public boolean truth(String key) {
    return section.value(key, SettingType.truth());
  }

  @Override
  public boolean truth(String key, boolean byDefault) {
    byDefault(key, byDefault);
    return truth(key);
  }

  @Override
  public String oneOf(String key, List<String> names) {
    Map<String, String> meanings = new LinkedHashMap<>();
    names.forEach(name -> meanings.put(name, name));
    return section.value(key, SettingType.oneOf(meanings));
  }

  @Override
  public String oneOf(String key, List<String> names, String byDefault) {
    byDefault(key, byDefault);
    return oneOf(key, names);
  }

  @Override
  public <E extends Enum<E>> E constant(String key, List<E> constants) {
    return section.value(key, SettingType.oneOf(Names.of(constants)));
  }

  @Override
  public <E extends Enum<E>> E constant(String key, List<E> constants, E byDefault) {
    byDefault(key, ConstantName.of(byDefault));
    return constant(key, constants);
  }

  @Override
  public String text(String key) {
    return text(key, "a text", any -> true);
  }

  @Override
  public String text(String key, String byDefault) {
    byDefault(key, byDefault);
    return text(key);
  }

  @Override
  public String text(String key, String wanted, Predicate<String> condition) {
    return section.value(key, SettingType.text(wanted, condition));
  }

  @Override
  public List<String> textOrTexts(String key, String wanted) {
    return section.value(key, SettingType.textOrTexts(wanted));
  }

  @Override
  public List<String> texts(String key) {
    return section.value(key, SettingType.texts());
  }

  @Override
  public List<String> texts(String key, List<String> byDefault) {
    byDefault(key, byDefault);
    return texts(key);
  }

  @Override
  public Object scalar(String key) {
    return section.value(key, SettingType.any());
  }

  @Override
  public Map<String, Object> scalars(String key) {
    return section.fixed(key, Section::scalars);
  }

  @Override
  public String content(String key, String start, String wanted) {
    return section.content(key, start, wanted);
  }

  @Override
  public Optional<FileReference> file(String key, String wanted) {
    return section.file(key, wanted);
  }

  @Override
  public List<Integer> sizes(String key, int low, int high, String countKey, int fewest, int most) {
    return new SizesReader(section, key, low, high, new SizesReader.Count(countKey, fewest, most))
        .read();
  }

  @Override
  public boolean isList(String key) {
    return section.peek(key).filter(ConfigList.class::isInstance).isPresent();
  }

  @Override
  public <T> List<T> objects(
      String key, int fewest, int most, Function<SettingsReader, T> settings) {
    return new ObjectsReader(section, key, fewest, most)
        .read(inner -> settings.apply(new SectionSettings(inner)));
  }

  @Override
  public <T> T inner(String key, Function<SettingsReader, T> settings) {
    return section.fixed(key, inner -> settings.apply(new SectionSettings(inner)));
  }

  @Override
  public <T> T alternative(String key, Map<String, Function<SettingsReader, T>> alternatives) {
    Alternatives<T> named = new Alternatives<>();
    alternatives.forEach(
        (name, settings) -> named.with(name, inner -> settings.apply(new SectionSettings(inner))));
    return section.oneOf(key, named);
  }

  @Override
  public <T> T alternative(
      String key, Map<String, Function<SettingsReader, T>> alternatives, String byDefault) {
    byDefault(key, byDefault);
    return alternative(key, alternatives);
  }

  @Override
  public void byDefault(String key, Object value) {
    section.byDefault(key, value);
  }

  @Override
  public boolean isGiven(String key) {
    return section.isGiven(key);
  }

  @Override
  public void omit(String key, String reason) {
    section.omit(key, reason);
  }

  @Override
  public void mismatch(String key, String wanted) {
    section.mismatch(key, wanted);
  }

  @Override
  public void problem(String key, String sentence) {
    section.problem(key, sentence);
  }
}
