package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.run.input.Version;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of the classes of {@code docs/extending}, and of broken ones. */
final class ExtensionsTest {

  private static final String STUDIES = "docs/extending/studies/";

  @TempDir private Path folder;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private URLClassLoader extensions;

  @BeforeEach
  void compileExtensions() throws IOException {
    extensions = ExtensionProject.compiled(Files.createDirectories(folder.resolve("classes")));
    Thread.currentThread().setContextClassLoader(extensions);
  }

  @AfterEach
  void closeExtensions() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    extensions.close();
  }

  private static InProcess plan(String study, String... overrides) {
    String[] arguments = new String[2 + overrides.length];
    arguments[0] = "plan";
    arguments[1] = STUDIES + study + ".conf";
    System.arraycopy(overrides, 0, arguments, 2, overrides.length);
    return InProcess.executeWithoutSpark(arguments);
  }

  private static void requireProblems(InProcess answer, String... lines) {
    assertThat(answer.errLines()).containsExactly(lines);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void theBuildOfAStudy_tellsTheJarsApart() throws IOException {
    String with = Version.ofBuild();
    assertThat(with).isEqualTo(Version.ofBuild());
    Files.writeString(folder.resolve("classes/changed.txt"), "another build");
    assertThat(Version.ofBuild()).isNotEqualTo(with);
    Thread.currentThread().setContextClassLoader(before);
    assertThat(Version.ofBuild()).isNotEqualTo(with);
  }

  @Test
  void plan_showsTheDefaultsOfExtensions() {
    assertThat(plan("residual").outLines()).contains("  dropout = 0.0");
    assertThat(plan("libsvm").out()).contains("  imbalance = none");
    assertThat(plan("smoother").outLines()).contains("  points = 200");
  }

  @Test
  void unknownNames_listWhatThereIs_andNothingThatFollows() {
    requireProblems(
        plan("libsvm", "data.kind=libsvn"),
        "override \"data.kind=libsvn\": data.kind: got \"libsvn\", wanted one of table, images,"
            + " text, ratings, series, libsvm; did you mean libsvm?");
    requireProblems(
        plan("residual", "model.kind=residuel"),
        "override \"model.kind=residuel\": model.kind: got \"residuel\", wanted one of mlp, cnn,"
            + " autoencoder, bag, text-cnn, lstm, attention, factorisation, ncf, n-linear,"
            + " series-cnn, series-lstm, transfer, template, class, residual; did you mean"
            + " residual?");
    requireProblems(
        plan("smoother", "objective.kind=smoothe"),
        "override \"objective.kind=smoothe\": objective.kind: got \"smoothe\", wanted one of"
            + " smoother, cart-pole; did you mean smoother?");
    assertThat(plan("residual", "study.goal=maximize profits").err())
        .contains("did you mean \"maximize profit\"?");
  }

  @Test
  void aProblemInAKeyOfAnExtension_hasItsPlace() throws IOException {
    Path study = folder.resolve("bad.conf");
    Files.writeString(
        study,
        """
        study.goal = "maximize accuracy"
        data { kind = libsvm, path = x, features = many }
        prepare.scale = min-max
        model { kind = residual, blok = 3 }
        """);

    requireProblems(
        InProcess.executeWithoutSpark("plan", study.toString()),
        study + ":2: data.features: got \"many\", wanted a whole number from 0 to 1000000",
        study + ":3: prepare.scale: got \"min-max\", wanted one of none, max-abs",
        study + ":4: model.blok: unknown key; did you mean model.blocks?");
  }

  @Test
  void badRowsOfAnExtension_haveFileAndLine() throws IOException {
    Path rows = folder.resolve("bad.libsvm");
    Files.writeString(rows, "1 1:2 3:4\n0 3:1 2:5\n1 1:x\n");

    InProcess answer =
        InProcess.execute(
            "run", STUDIES + "libsvm.conf", "data.path=" + rows, "study.output=" + folder);

    assertThat(answer.err())
        .contains("bad.libsvm:2: 2:5 is not an ascending index:number")
        .contains("bad.libsvm:3: 1:x is not an ascending index:number");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aBrokenClass_isOneMessage() throws IOException {
    Path services = Files.createDirectories(folder.resolve("broken/META-INF/services"));
    Files.writeString(services.resolve("io.sparktune.model.NetworkKind"), "com.example.Gone\n");
    URL[] broken = {folder.resolve("broken").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(broken, extensions)) {
      Thread.currentThread().setContextClassLoader(loader);

      requireProblems(
          plan("residual"),
          "a class of --jars cannot be used: io.sparktune.model.NetworkKind: Provider"
              + " com.example.Gone not found");
    }
  }

  @Test
  void aNetworkOfAClass_predictsWithTheClassesThatItsStudyAdmits() {
    String[] run = {
      "run",
      STUDIES + "funnel.conf",
      "study.output=" + folder,
      "search.trials=1",
      "training.epochs=1"
    };
    InProcess trained = InProcess.execute(run);
    assertThat(trained.exitCode()).as(trained.toString()).isZero();
    String model = folder.resolve("funnel/models/best").toString();
    assertThat(InProcess.executeWithoutSpark("inspect", model).out()).contains("Dense ");
    String[] predict = {
      "predict", model, "data-samples/tabular/churn.csv", folder.resolve("out").toString()
    };

    assertThat(InProcess.execute(predict).out()).startsWith("5,000 predictions");
    Thread.currentThread().setContextClassLoader(before);
    InProcess refused = InProcess.execute(predict);
    assertThat(refused.err())
        .contains(
            "labels.json: there is no class com.example.tuning.Bump; name its jar with --jars");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void anObjectiveThatIsPaused_goesOnFromItsOwnBytes_andEndsAsIfItWereNot() throws Exception {
    String[] whole = {
      "run",
      STUDIES + "cartpole.conf",
      "study.output=" + folder,
      "search.sampler=random",
      "search.trials=3",
      "objective.epochs=3",
      "objective.steps=200",
      "pruning.pruner=none",
      "study.name=whole"
    };
    String[] paused = whole.clone();
    paused[7] = "pruning.pruner={asha{min-epochs=1,reduction=2,type=promotion}}";
    paused[8] = "study.name=paused";
    assertThat(InProcess.execute(whole).exitCode()).isZero();
    InProcess answer = InProcess.execute(paused);
    assertThat(answer.exitCode()).as(answer.toString()).isZero();

    StudyFolder study = new StudyFolder(folder.resolve("paused"));
    assertThat(study.events())
        .anyMatch(event -> event instanceof Event.FoldStarted started && started.fromEpoch() > 0);
    String scores = "SELECT trial, score FROM @trials WHERE state = 'complete' ORDER BY 1";
    assertThat(new StudyFolder(folder.resolve("whole")).query(scores))
        .containsAll(study.query(scores))
        .hasSize(3);
    assertThat(study.query(scores)).isNotEmpty();
  }

  @Test
  void withoutItsJar_aModelNamesTheKindThatIsMissing() {
    String[] run = {"run", STUDIES + "libsvm.conf", "study.output=" + folder, "search.trials=1"};
    assertThat(InProcess.execute(run).exitCode()).isZero();
    String model = folder.resolve("libsvm/models/best").toString();
    String[] predict = {
      "predict", model, STUDIES + "digits.libsvm", folder.resolve("out").toString()
    };

    requireProblems(
        InProcess.execute(predict),
        "the model reads data of the kind libsvm, but only tables can be read here; predict with"
            + " it in a program");
    Thread.currentThread().setContextClassLoader(before);
    assertThat(InProcess.execute(predict).err())
        .contains("there is no kind of data libsvm among [table, images, text, ratings, series]");
  }
}
