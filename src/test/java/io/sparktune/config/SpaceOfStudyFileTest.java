package io.sparktune.config;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.table.TablePreparation;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Grid;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.Prior;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SpaceOfStudyFileTest {

  /** The example of the design, with the samplers there are. */
  private static final String EXAMPLE =
      """
      study    { name = digits-mlp, seed = 42, output = runs, goal = "maximize accuracy" }
      data     { path = data-samples/tabular/digits_8x8.csv.gz, target = digit, hold-out = 0.2 }
      prepare  { scale = { choice = [standard, min-max, none] } }
      model    { kind = mlp
                 layers     = { int = [1, 3] }
                 units      = { int = [32, 512], step = 32 }
                 activation = { choice = [relu, tanh, sigmoid] }
                 dropout    = { real = [0.0, 0.5], step = 0.05 } }
      training { epochs = 30, early-stopping { patience = 5 }
                 batch-size    = { choice = [16, 32, 64] }
                 learning-rate = { real = [1e-4, 1e-1], scale = log }
                 updater       = { choice = [adam, { sgd { momentum = { real = [0.0, 0.99] } } }] } }
      validation { folds = 5, stratified = true }
      search   { sampler = random, trials = 100 }
      """;

  @Test
  void rangesBecomeParametersNamedByTheirPaths() {
    assertThat(Studies.read(EXAMPLE).space().roots())
        .containsExactly(
            new ChoiceParameter("prepare.scale", List.of("standard", "min-max", "none")),
            new IntegerParameter("model.layers", 1, 3, Scale.LINEAR),
            new IntegerParameter("model.units", 32, 512, 32, Scale.LINEAR, List.of()),
            new ChoiceParameter("model.activation", List.of("relu", "tanh", "sigmoid")),
            new RealParameter("model.dropout", 0, 0.5, 0.05, Scale.LINEAR, List.of()),
            new RealParameter("training.learning-rate", 1e-4, 1e-1, Scale.LOG),
            new ChoiceParameter(
                "training.updater",
                List.of("adam", "sgd"),
                List.of(
                    new Branch(
                        1,
                        1,
                        List.of(
                            new RealParameter(
                                "training.updater.sgd.momentum", 0, 0.99, Scale.LINEAR))))),
            new ChoiceParameter("training.batch-size", List.of(16L, 32L, 64L)));
  }

  @Test
  void plansTakeEachValueOfRandomPoints() {
    StudyFile file = Studies.read(EXAMPLE);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      Values values = file.space().valuesAt(random.doubles(file.space().dimensions()).toArray());
      Map<String, Object> byName = values.byName();
      var plan = file.trialSettings().apply(values);
      var network = Studies.network(file, values);
      assertThat(network.units())
          .hasSize(Math.toIntExact((Long) byName.get("model.layers")))
          .containsOnly(Math.toIntExact((Long) byName.get("model.units")));
      assertThat(network.activation()).isEqualTo(byName.get("model.activation"));
      assertThat(network.dropout()).isEqualTo(byName.get("model.dropout"));
      assertThat(plan.optimizer().learningRate().initial())
          .isEqualTo(byName.get("training.learning-rate"));
      assertThat((long) plan.training().batchSize()).isEqualTo(byName.get("training.batch-size"));
      assertThat(((TablePreparation) plan.preparation()).scale().name().toLowerCase(Locale.ROOT))
          .isEqualTo(byName.get("prepare.scale").toString().replace('-', '_'));
      Object momentum = byName.get("training.updater.sgd.momentum");
      assertThat(plan.optimizer().updater())
          .isEqualTo(
              momentum == null
                  ? new Updater.Adam(0.9, 0.999, 1e-8)
                  : new Updater.Nesterov((Double) momentum));
    }
  }

  @Test
  void weightsAndPriorsAreThoseOfTheParameters() {
    StudyFile file =
        Studies.with(
            """
            model.activation = { choice = [relu, tanh], weights = [3, 1] }
            model.units = { int = [8, 64], step = 8, prior { normal { mean = 32, deviation = 9 } } }
            training.learning-rate = { real = [1e-4, 1e-1], scale = log
                                       prior { normal { mean = 1e-3, deviation = 0.5 } } }
            training.updater = { choice = [adam, { sgd { momentum = 0.9 } }], weights = [1, 2] }
            """);

    assertThat(file.space().roots())
        .containsExactlyInAnyOrder(
            new IntegerParameter(
                "model.units", 8, 64, 8, Scale.LINEAR, new Prior.Normal(32, 9), List.of()),
            new ChoiceParameter(
                "model.activation", List.of("relu", "tanh"), List.of(3.0, 1.0), List.of()),
            new RealParameter(
                "training.learning-rate",
                1e-4,
                1e-1,
                0,
                Scale.LOG,
                new Prior.Normal(1e-3, 0.5),
                List.of()),
            new ChoiceParameter(
                "training.updater", List.of("adam", "sgd"), List.of(1.0, 2.0), List.of()));
    StudyFile again = StudyFile.read("study.conf", file.resolvedText(), List.of(), Set.of());
    assertThat(again.space()).isEqualTo(file.space());
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
  }

  @Test
  void sgdWithoutMomentumIsPlainDescent() {
    StudyFile file = Studies.with("training.updater { sgd { momentum = { real = [0, 0.9] } } }");
    assertThat(
            file.trialSettings()
                .apply(values("training.updater.sgd.momentum", 0.0))
                .optimizer()
                .updater())
        .isEqualTo(new Updater.Sgd());
  }

  @Test
  void aListHasAWidthForEachLayer() {
    StudyFile file = Studies.with("model.units = [64, { int = [8, 16] }, 4]");
    assertThat(file.space().roots())
        .containsExactly(new IntegerParameter("model.units.1", 8, 16, Scale.LINEAR));
    assertThat(Studies.network(file, values("model.units.1", 9L)).units())
        .containsExactly(64, 9, 4);
  }

  @Test
  void widthsOfALayerExistWhereTheLayerDoes() {
    StudyFile file =
        Studies.with(
            """
            model {
              layers = { int = [1, 3] }
              units = [{ choice = [64, 32] }, 16, { int = [4, 8], step = 4 }]
            }
            """);
    assertThat(file.space().roots())
        .containsExactly(
            new IntegerParameter(
                "model.layers",
                1,
                3,
                1,
                Scale.LINEAR,
                List.of(
                    new Branch(
                        0, 2, List.of(new ChoiceParameter("model.units.0", List.of(64L, 32L)))),
                    new Branch(
                        2,
                        2,
                        List.of(
                            new IntegerParameter(
                                "model.units.2", 4, 8, 4, Scale.LINEAR, List.of()))))));
    Values two = values("model.layers", 2L, "model.units.0", 32L);
    assertThat(Studies.network(file, two).units()).containsExactly(32, 16);
    Values three = values("model.layers", 3L, "model.units.0", 64L, "model.units.2", 8L);
    assertThat(Studies.network(file, three).units()).containsExactly(64, 16, 8);
  }

  @Test
  void aStepOfLayersOpensTheBranchAtTheFirstCountThatHasTheLayer() {
    StudyFile file =
        Studies.with(
            "model { layers { int = [1, 5], step = 2 }, units = [9, 9, 9, { int = [1, 2] }, 9] }");
    assertThat(file.space().roots().get(0).branches())
        .containsExactly(
            new Branch(2, 2, List.of(new IntegerParameter("model.units.3", 1, 2, Scale.LINEAR))));
  }

  @Test
  void aChoiceOfListsIsAChoiceOfShapes() {
    StudyFile file = Studies.with("model.units = { choice = [[], [128, 64], [32]] }");
    assertThat(file.space().roots())
        .containsExactly(new ChoiceParameter("model.units", List.of("[]", "[128, 64]", "[32]")));
    assertThat(Studies.network(file, values("model.units", "[128, 64]")).units())
        .containsExactly(128, 64);
    assertThat(Studies.network(file, values("model.units", "[]")).units()).isEmpty();
  }

  @Test
  void optionsOnLinesOfTheirOwnMayHaveTheSameKeys() {
    StudyFile file =
        Studies.with(
            """
            prepare.missing = { choice = [
              { constant { value = 0 } }
              median
            ] }
            search.start-from = [
              { prepare { missing = median } }
              { prepare { missing = constant } }
            ]
            """);
    assertThat(file.space().dimensions()).isEqualTo(1);
  }

  @Test
  void theOrderOfKeysInTheFileDoesNotMatter() {
    StudyFile one = Studies.with("model { units { int = [1, 9] }, dropout { real = [0, 0.5] } }");
    StudyFile other = Studies.with("model { dropout { real = [0, 0.5] }, units { int = [1, 9] } }");
    assertThat(one.space()).isEqualTo(other.space());
  }

  @Test
  void aGridWalksThroughBranches() {
    StudyFile file =
        Studies.with(
            """
            search { sampler = grid, trials = 0 }
            training.batch-size = { choice = [16, 32] }
            training.updater = { choice = [
              adam
              { rms-prop { decay = { real = [0.8, 0.9], step = 0.05 } } }
              { nesterov { momentum = { choice = [0.5, 0.9] } } }
            ] }
            """);
    Grid grid = new Grid(file.space());
    // One point for adam, three for rms-prop, two for nesterov, each with two batch sizes.
    assertThat(grid.size()).isEqualTo(BigInteger.valueOf(12));
    List<Updater> updaters = new ArrayList<>();
    for (int i = 0; i < 12; i += 2) {
      updaters.add(
          file.trialSettings().apply(grid.valuesAt(BigInteger.valueOf(i))).optimizer().updater());
    }
    assertThat(updaters)
        .containsExactly(
            new Updater.Adam(0.9, 0.999, 1e-8),
            new Updater.RmsProp(0.8, 1e-8),
            new Updater.RmsProp(0.85, 1e-8),
            new Updater.RmsProp(0.9, 1e-8),
            new Updater.Nesterov(0.5),
            new Updater.Nesterov(0.9));
    assertThat(file.space().parameters()).map(Parameter::name).hasSize(4).doesNotHaveDuplicates();
  }
}
