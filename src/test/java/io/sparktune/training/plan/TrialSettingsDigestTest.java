package io.sparktune.training.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.autoencoder.Autoencoders;
import io.sparktune.model.cnn.Blocks;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.model.own.ClassSettings;
import io.sparktune.model.ratings.RatingNetworks;
import io.sparktune.model.series.LinearSettings;
import io.sparktune.model.series.WindowLayers;
import io.sparktune.model.series.WindowSettings;
import io.sparktune.model.template.TemplateSettings;
import io.sparktune.model.text.TextNetworks;
import io.sparktune.model.towers.TowersKind;
import io.sparktune.model.transfer.TransferSettings;
import io.sparktune.settings.FileReference;
import io.sparktune.settings.Settings;
import io.sparktune.settings.SettingsDigest;
import io.sparktune.training.TestPlans;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings of trials have equal digests if and only if they are equal, on every machine. */
final class TrialSettingsDigestTest {

  /** A user's settings that are not a record. */
  private static final class ArraySettings implements NetworkSettings {
    private static final long serialVersionUID = 1;
    private final int[] filters;

    ArraySettings(int... filters) {
      this.filters = filters;
    }

    @Override
    public NetworkKind<?> kind() {
      return new TowersKind();
    }

    @Override
    public String digest() {
      return SettingsDigest.of(Arrays.stream(filters).boxed().toList());
    }
  }

  /** A user's settings that forget their digest. */
  private static final class Undigested implements NetworkSettings {
    private static final long serialVersionUID = 1;

    @Override
    public NetworkKind<?> kind() {
      return new TowersKind();
    }
  }

  /** Types with names that others have. */
  private static final class Other {
    /** The name and components of the multi-layer perceptron's, of another kind. */
    private record MlpSettings(
        List<Integer> units,
        String activation,
        WeightInitialisation initialisation,
        double dropout,
        boolean batchNormalisation,
        double l1,
        double l2,
        Loss loss)
        implements NetworkSettings {
      @Override
      public NetworkKind<?> kind() {
        return new TowersKind();
      }
    }
  }

  private static MlpSettings mlp(
      List<Integer> units, String activation, double dropout, Loss loss) {
    return new MlpSettings(units, activation, WeightInitialisation.HE, dropout, false, 0, 0, loss);
  }

  private static TransferSettings transfer(String freeze) {
    return transfer(freeze, 0);
  }

  private static TransferSettings transfer(String freeze, int unfreezeAfter) {
    return new TransferSettings(
        new FileReference("base.zip", "0".repeat(64)),
        List.of(),
        "pool2",
        freeze,
        unfreezeAfter,
        0.1,
        List.of(16),
        "relu",
        WeightInitialisation.HE,
        0,
        Loss.AUTO);
  }

  private static List<Settings> all() {
    List<Settings> all = new ArrayList<>();
    all.add(mlp(List.of(16), "relu", 0, Loss.AUTO));
    all.add(mlp(List.of(1, 6), "relu", 0, Loss.AUTO));
    all.add(mlp(List.of(16), "tanh", 0, Loss.AUTO));
    all.add(mlp(List.of(16), "relu", 0.1, Loss.AUTO));
    all.add(mlp(List.of(16), "relu", 0, Loss.MSE));
    all.add(Blocks.withEverythingRandom());
    all.addAll(TextNetworks.all());
    all.add(new TemplateSettings("{}", List.of()));
    all.add(new TemplateSettings("{}", List.of("Own")));
    all.add(new ClassSettings("Own", List.of(), List.of("units"), List.of(8)));
    all.add(new ClassSettings("Own", List.of(), List.of("units"), List.of("8")));
    all.addAll(Autoencoders.all());
    all.addAll(RatingNetworks.all());
    all.add(new LinearSettings(0, 0, Loss.AUTO));
    all.add(new LinearSettings(0, 0.1, Loss.AUTO));
    all.add(new WindowSettings(WindowLayers.CNN, List.of(4), 2, "relu", 0, 0, 0, Loss.AUTO));
    all.add(new WindowSettings(WindowLayers.LSTM, List.of(4), 2, "relu", 0, 0, 0, Loss.AUTO));
    all.add(transfer("conv1"));
    all.add(transfer("conv1", 2));
    all.add(transfer("conv2"));
    List<Updater> updaters =
        List.of(
            new Updater.Sgd(),
            new Updater.Nesterov(0.9),
            new Updater.AdaGrad(1e-6),
            new Updater.RmsProp(0.95, 1e-8),
            new Updater.RmsProp(0.9, 1e-8),
            new Updater.AdaDelta(0.95, 1e-8),
            new Updater.Adam(0.9, 0.999, 1e-8),
            new Updater.AdaMax(0.9, 0.999, 1e-8),
            new Updater.Nadam(0.9, 0.999, 1e-8),
            new Updater.AmsGrad(0.9, 0.999, 1e-8));
    List<Schedule> schedules =
        List.of(
            new Schedule.Constant(),
            new Schedule.Exponential(0.5),
            new Schedule.Linear(0.5),
            new Schedule.Step(0.5, 2),
            new Schedule.Inverse(0.5, 2),
            new Schedule.Polynomial(2),
            new Schedule.Sigmoid(0.5, 2),
            new Schedule.Cycle(2));
    List<Clipping> clippings =
        List.of(new Clipping.None(), new Clipping.Value(1), new Clipping.Norm(1));
    all.addAll(updaters);
    all.addAll(schedules);
    all.addAll(clippings);
    for (Schedule schedule : schedules) {
      all.add(new LearningRate(0.1, schedule, 0));
      all.add(new LearningRate(0.1, schedule, 1));
    }
    LearningRate rate = new LearningRate(0.1, schedules.get(0), 0);
    updaters.forEach(updater -> all.add(new OptimizerSettings(updater, rate, clippings.get(0))));
    all.add(new OptimizerSettings(updaters.get(0), rate, clippings.get(1)));
    all.add(new TrainingSettings(3, 32, 0, 0, Engine.AUTO));
    all.add(new TrainingSettings(32, 3, 0, 0, Engine.AUTO));
    for (LabelSettings labels :
        List.of(
            new LabelSettings(LabelSettings.FITTED, 0, 0),
            new LabelSettings(0.4, 0, 1),
            new LabelSettings(0.4, 1, 1))) {
      all.add(labels);
      all.add(new TrainingSettings(3, 32, 0, 0, Engine.AUTO).with(labels));
    }
    all.add(TestPlans.base().plan());
    all.add(TestPlans.base().withEverythingRandom().plan());
    all.add(new Stage(TestPlans.base().plan(), 1));
    all.add(new Stage(TestPlans.base().plan(), 2));
    all.add(new Stage(TestPlans.base().plan(), 1, 4));
    return all;
  }

  @Test
  void equalOnesHaveEqualDigestsAndOthersHaveNot() {
    List<Settings> once = all();
    List<Settings> again = all();
    for (int i = 0; i < once.size(); i++) {
      for (int j = 0; j < again.size(); j++) {
        assertThat(once.get(i).digest().equals(again.get(j).digest()))
            .as("%s and %s", once.get(i), again.get(j))
            .isEqualTo(once.get(i).equals(again.get(j)));
      }
    }
  }

  @Test
  void everyTypeIsAmongThem() {
    Set<String> tested =
        all().stream()
            .flatMap(TrialSettingsDigestTest::withParts)
            .map(any -> any.getClass().getName())
            .collect(Collectors.toSet());
    assertThat(
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.sparktune.model", "io.sparktune.training.plan")
                    .stream()
                    .filter(any -> any.isAssignableTo(Settings.class) && !any.isInterface())
                    .map(JavaClass::getName))
        .isNotEmpty()
        .allMatch(tested::contains);
  }

  /** A value with all settings that it contains. */
  private static Stream<Object> withParts(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().flatMap(TrialSettingsDigestTest::withParts);
    }
    return value instanceof Settings && value.getClass().isRecord()
        ? Stream.concat(
            Stream.of(value),
            Arrays.stream(value.getClass().getRecordComponents())
                .flatMap(part -> withParts(part(value, part))))
        : Stream.of(value);
  }

  private static Object part(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }

  @Test
  void digestsAreTheSameAfterTheJourney() throws Exception {
    for (Settings settings : all()) {
      assertThat(travelled(settings)).isEqualTo(settings);
      assertThat(travelled(settings).digest()).isEqualTo(settings.digest());
    }
  }

  @Test
  void settingsOfAUsersOwnGiveTheirDigestToTheTrial() throws Exception {
    TestPlans plans = TestPlans.base();
    TrialSettings one = plans.plan(new ArraySettings(8, 16));
    assertThat(one.digest()).isEqualTo(plans.plan(new ArraySettings(8, 16)).digest());
    assertThat(one.digest()).isNotEqualTo(plans.plan(new ArraySettings(16, 8)).digest());
    assertThat(travelled(one).digest()).isEqualTo(one.digest());
    assertThatThrownBy(() -> plans.plan(new Undigested()).digest())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(Undigested.class.getName() + " is not a record and has to give a digest");
  }

  @Test
  void settingsOfAnotherKindDifferEvenIfTheyAreWrittenAlike() {
    MlpSettings own = mlp(List.of(16), "relu", 0, Loss.AUTO);
    Other.MlpSettings mimic =
        new Other.MlpSettings(
            List.of(16), "relu", WeightInitialisation.HE, 0, false, 0, 0, Loss.AUTO);
    assertThat(mimic.digest()).isNotEqualTo(own.digest());
  }

  private static Settings travelled(Settings settings) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(settings);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Settings) in.readObject();
    }
  }
}
