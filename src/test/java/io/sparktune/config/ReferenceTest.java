package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.sparktune.config.hocon.Overrides;
import io.sparktune.config.reader.Defaults;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.StudyFileError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code reference.conf} is the users' documentation; its settings and {@code #|} lines are true.
 */
final class ReferenceTest {

  private static final Set<String> SECTIONS =
      Set.of(
          "study",
          "data",
          "prepare",
          "prepare.dates",
          "augment",
          "model",
          "training",
          "training.early-stopping",
          "training.labels",
          "validation",
          "final",
          "search",
          "pruning",
          "stopping",
          "checkpoints",
          "resources",
          "report",
          "notify");

  /** A patient pruner holds pruners with the keys that they have without it. */
  private static final String HELD_BACK = "pruning.pruner.patient.pruner.";

  private static String text() throws IOException {
    try (var stream = StudyFile.class.getResourceAsStream("/reference.conf")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The {@code #|} lines as settings by path, but for those of further kinds. */
  static List<String> alternatives() throws IOException {
    return alternatives(Set.of("", "table", "mlp"));
  }

  /** Those of some blocks. */
  private static List<String> alternatives(Set<String> blocks) throws IOException {
    List<String> settings = new ArrayList<>();
    String section = "";
    String block = "";
    for (String line : text().lines().toList()) {
      if (line.matches("[a-z]+ \\{")) {
        section = line.substring(0, line.length() - 2);
      }
      if (line.matches("  [a-z]+ \\{")) {
        block = line.substring(2, line.length() - 2);
      } else if (line.matches(" {0,2}}")) {
        block = "";
      }
      String stripped = line.strip();
      if (stripped.startsWith("#|") && blocks.contains(block)) {
        String setting = stripped.substring(2).strip();
        int last = settings.size() - 1;
        if (isContinued(settings)) {
          settings.set(last, settings.get(last) + " " + setting);
        } else {
          settings.add(section + "." + setting);
        }
      }
    }
    return settings;
  }

  /** Whether the last setting has braces that are still open. */
  private static boolean isContinued(List<String> settings) {
    if (settings.isEmpty()) {
      return false;
    }
    String last = settings.get(settings.size() - 1);
    return last.chars().filter(c -> c == '{').count() > last.chars().filter(c -> c == '}').count();
  }

  @Test
  void linesAreShort() throws IOException {
    assertThat(text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activation function",
        "batch normalisation",
        "batch size",
        "Bayesian optimisation",
        "checkpoint",
        "class weights",
        "cross-validation",
        "custom metric",
        "dropout",
        "early stopping",
        "gradient clipping",
        "grid search",
        "hidden layers",
        "hold-out",
        "imputation",
        "learning rate",
        "learning-rate schedule",
        "loss function",
        "momentum",
        "multi-objective",
        "number of epochs",
        "number of trials",
        "one-hot",
        "optimizer",
        "outliers",
        "parallelism",
        "pruner",
        "random search",
        "random seed",
        "reproducible",
        "sampler",
        "scaling",
        "stratified",
        "successive halving",
        "test set",
        "timeout",
        "warm start",
        "weight decay",
        "weight initialisation"
      })
  void theTermsOfTheFieldAreFound(String term) throws IOException {
    assertThat(text()).containsIgnoringCase(term);
  }

  /** The names and the one inner object of alternatives such as {@code updater = { sgd {..} }}. */
  static Stream<String> namedAlternatives() throws IOException {
    return alternatives().stream().filter(setting -> setting.contains("{"));
  }

  private static StudyFile read(String alternative) {
    String target = "data.target = species\n";
    String source =
        !alternative.startsWith("data.source")
            ? "data.path = x\n" + target
            : alternative.contains("dataframe") ? target : "";
    return Studies.read("study.goal = \"maximize accuracy\"\n" + source + alternative);
  }

  private static String plan(StudyFile file) {
    return file.sections() + " " + file.trialSettings().apply(Studies.values());
  }

  /** Options of data sources have names of their own. */
  private static String key(String setting) {
    return setting.split(" ", 2)[0].replaceFirst("^data\\.options\\..*", "data.options");
  }

  @Test
  void theReferenceItselfLacksNothingButWhatIsRequired() throws IOException {
    String text = text();
    assertThatThrownBy(() -> Studies.read(text))
        .isInstanceOfSatisfying(
            StudyFileError.class,
            error ->
                assertThat(error.problems())
                    .map(Problem::key)
                    .contains("study.goal", "data.target"));
  }

  @ParameterizedTest
  @MethodSource("namedAlternatives")
  void whatIsDocumentedForAnAlternativeIsItsDefault(String setting) {
    String bare = setting.replaceFirst("\\{ ([a-z0-9-]+) \\{.*", "{ $1 {} }");
    assertThat(bare).isNotEqualTo(setting);
    assertThat(plan(read(setting))).isEqualTo(plan(read(bare)));
  }

  @Test
  void keysThatAreReadAreDocumentedAndTheOtherWayAround() throws IOException {
    Set<String> documented =
        new LinkedHashSet<>(
            Defaults.of(Overrides.none(), Kinds.builtIn().names()).toConfig().entrySet().stream()
                .map(Map.Entry::getKey)
                .toList());
    Set<String> known = new TreeSet<>();
    Set<String> alternatives = new TreeSet<>();
    for (String setting : alternatives()) {
      String path = key(setting);
      documented.add(path);
      if (!setting.contains("{")) {
        continue;
      }
      String name = setting.replaceFirst("[^{]*\\{ ([a-z0-9-]+) \\{.*", "$1");
      String inner = setting.replaceFirst("[^{]*\\{ [a-z0-9-]+ \\{ (.*) } }", "$1");
      for (String key : inner.split(", ", -1)) {
        documented.add(path + "." + name + "." + key.split(" ", 2)[0]);
      }
      ReadContext reading = read(setting).reading();
      known.addAll(reading.known());
      reading
          .alternatives()
          .forEach((key, names) -> names.forEach(each -> alternatives.add(key + "." + each)));
    }
    for (String alternative : alternatives) {
      int dot = alternative.lastIndexOf('.');
      known.addAll(
          read(alternative.substring(0, dot) + " { " + alternative.substring(dot + 1) + " {} }")
              .reading()
              .known());
    }
    known.removeAll(SECTIONS);
    known =
        known.stream()
            .map(path -> path.replace(HELD_BACK, "pruning.pruner."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).containsExactlyInAnyOrderElementsOf(documented);
  }

  @Test
  void keysOfImagesAreDocumentedAndTheOtherWayAround() throws IOException {
    String given = "study.goal = \"maximize accuracy\"\ndata { kind = images, path = x }\n";
    Set<String> sections = Set.of("data", "prepare", "augment");
    Set<String> documented = new TreeSet<>();
    Defaults.of(
            ConfigFactory.parseString(given).root(),
            Map.of("data.kind", List.of("table", "images")))
        .toConfig()
        .entrySet()
        .forEach(entry -> documented.add(entry.getKey()));
    Set<String> known = new TreeSet<>(Studies.read(given).reading().known());
    for (String setting : alternatives(Set.of("", "images"))) {
      documented.add(key(setting));
    }
    documented.removeIf(key -> !sections.contains(key.split("\\.", 2)[0]));
    known.removeIf(key -> documented.stream().anyMatch(other -> other.startsWith(key + ".")));
    known.removeIf(key -> !sections.contains(key.split("\\.", 2)[0]) || sections.contains(key));
    assertThat(known).containsExactlyInAnyOrderElementsOf(documented);
  }

  @Test
  void everyNameThatMayStandAtAKeyIsInItsSection() throws IOException {
    String text = text();
    Map<String, List<String>> alternatives = read("prepare.scale = none").reading().alternatives();
    assertThat(alternatives)
        .containsKeys("training.updater", "pruning.pruner", "pruning.fold-race");
    alternatives.forEach(
        (path, names) -> {
          String section = path.substring(0, path.indexOf('.'));
          String from = text.substring(text.indexOf("\n" + section + " {"));
          String lines = from.substring(0, from.indexOf("\n}"));
          assertThat(names).as(path).allSatisfy(name -> assertThat(lines).contains(name));
        });
  }

  @Test
  void everyDocumentedKeyHasAComment() throws IOException {
    List<String> lines = text().lines().map(String::strip).toList();
    for (int i = 1; i < lines.size(); i++) {
      boolean key = lines.get(i).matches("(#\\| )?[a-z0-9-]+ = .*");
      String above = lines.get(i - 1);
      boolean sibling =
          above.matches(
              "(#\\| )?" + lines.get(i).replaceFirst("^#\\| ", "").split(" ", 2)[0] + " = .*");
      assertThat(!key || sibling || above.startsWith("# ")).as(lines.get(i)).isTrue();
    }
  }
}
