package io.sparktune.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sparktune.cli.ExtensionProject;
import io.sparktune.cli.InProcess;
import io.sparktune.cli.SparktuneCommand;
import io.sparktune.config.StudyFile;
import io.sparktune.run.input.StudyKinds;
import io.sparktune.run.input.StudyText;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the documentation's commands and queries. Studies are made small, and what a page calls
 * {@code runs} is a temporary folder. Commands of the benchmarks take hours: their arguments and
 * study files are checked.
 */
final class DocumentationIT {

  private static final String LOCAL = "submit-scripts/run-local.sh";
  private static final Path BENCHMARKS = Path.of("docs/benchmarks.md");
  private static final Pattern NUMBERS = Pattern.compile("[\\d.,:]*\\d");
  private static final Pattern PLURAL = Pattern.compile("(?<=[a-z]{2})s\\b");

  /** What a line of progress tells, or not, by how fast the machine is. */
  private static final Pattern TOLD_AT_TIMES =
      Pattern.compile(" (\\(trial #\\) )?(# gone|about # left)$|(?<=best #) \\(trial #\\)$");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Keeps a study small; whatever a page overrides besides comes behind it. */
  private static final List<String> SMALL =
      List.of("training.epochs=1", "validation.folds=2", "search.trials=10");

  private static final Set<String> COMMANDS = SparktuneCommand.line().getSubcommands().keySet();

  private static final Set<String> LOCAL_OPTIONS = Set.of("--master", "--jars");

  private static final Set<String> SUBMIT_OPTIONS =
      Set.of(
          "--class",
          "--properties-file",
          "--jars",
          "--conf",
          "--master",
          "--deploy-mode",
          "--files",
          "--packages");

  private static final ClassLoader WITHOUT_EXTENSIONS =
      Thread.currentThread().getContextClassLoader();

  @TempDir private static Path runs;

  @TempDir private static Path classes;

  private static URLClassLoader extensions;

  /** The answers to all commands that were run, by their arguments. */
  private static final Map<List<String>, InProcess> ANSWERS = new LinkedHashMap<>();

  private static Stream<ShellCommand> commands() throws IOException {
    return MarkdownPage.allBlocks().stream().flatMap(block -> ShellCommand.of(block).stream());
  }

  static List<ShellCommand> applicationCommands() throws IOException {
    return commands().filter(command -> isRun(command, LOCAL)).toList();
  }

  static List<ShellCommand> submittedCommands() throws IOException {
    return commands().filter(command -> command.program().startsWith("spark-")).toList();
  }

  static List<ShellCommand> mavenCommands() throws IOException {
    return commands().filter(command -> command.program().equals("mvn")).toList();
  }

  static List<ShellCommand> javaCommands() throws IOException {
    return commands().filter(command -> command.program().equals("java")).toList();
  }

  static List<ShellCommand> benchmarkCommands() throws IOException {
    return commands()
        .filter(command -> command.block().page().equals(BENCHMARKS))
        .filter(command -> command.program().equals(LOCAL))
        .toList();
  }

  static List<String> queries() throws IOException {
    return MarkdownPage.allBlocks().stream()
        .filter(block -> block.is("sql"))
        .flatMap(block -> Stream.of(block.text().split(";\\s*", -1)))
        .filter(query -> !query.isBlank())
        .toList();
  }

  private static boolean isRun(ShellCommand command, String program) {
    return command.program().equals(program) && !command.block().page().equals(BENCHMARKS);
  }

  /** A command line of {@code run-local.sh} as arguments of the application. */
  private static List<String> arguments(ShellCommand command) {
    List<String> arguments = new ArrayList<>(command.arguments());
    while (LOCAL_OPTIONS.contains(arguments.get(0))) {
      arguments.subList(0, 2).clear();
    }
    if (!COMMANDS.contains(arguments.get(0))) {
      arguments.add(0, "run");
    }
    return arguments;
  }

  private static List<String> small(List<String> arguments) {
    List<String> small = new ArrayList<>();
    for (String argument : arguments) {
      small.add(argument.replaceAll("\\bruns/", runs + "/"));
    }
    if (Set.of("run", "simulate").contains(arguments.get(0))) {
      small.addAll(2, SMALL);
      small.add(2, "study.output=" + runs);
    }
    // SimulateIT measures, for 40 seconds.
    small.replaceAll(argument -> argument.equals("measured") ? "1.4" : argument);
    return small;
  }

  private static InProcess answer(List<String> arguments) {
    return ANSWERS.computeIfAbsent(
        small(arguments), small -> InProcess.executeIn80Columns(small.toArray(String[]::new)));
  }

  @BeforeAll
  static void studiesAreRun() throws IOException {
    extensions = ExtensionProject.compiled(classes);
    Thread.currentThread().setContextClassLoader(extensions);
    for (ShellCommand command : applicationCommands()) {
      List<String> arguments = arguments(command);
      if (arguments.get(0).equals("run")) {
        InProcess answer = answer(arguments);
        assertThat(answer.exitCode()).as(command + "\n" + answer).isZero();
      }
    }
  }

  @AfterAll
  static void closeExtensions() throws IOException {
    Thread.currentThread().setContextClassLoader(WITHOUT_EXTENSIONS);
    extensions.close();
  }

  @Test
  void everyCommandIsChecked() throws IOException {
    assertThat(commands())
        .map(ShellCommand::program)
        .isSubsetOf(LOCAL, "mvn", "spark-submit", "spark-shell", "java");
  }

  @ParameterizedTest
  @MethodSource("applicationCommands")
  void commandsDoWhatIsShown(ShellCommand command) {
    InProcess answer = answer(arguments(command));
    if (command.output().isEmpty()) {
      assertThat(answer.exitCode()).as(answer.toString()).isZero();
    }
    String told = (answer.out() + answer.err()).replace(runs + "/", "runs/");
    List<String> lines = told.lines().map(DocumentationIT::withoutNumbers).toList();
    assertThat(command.output().stream().filter(DocumentationIT::isText))
        .map(DocumentationIT::withoutNumbers)
        .isSubsetOf(lines);
  }

  /** Whether a line is neither empty nor left out nor of a table, nor the rest of one before. */
  private static boolean isText(String line) {
    return !line.isBlank()
        && !line.equals("...")
        && !line.startsWith(" ")
        && !line.matches("rank .*|\\d+ more columns? .*");
  }

  /** A line whose numbers, widths of columns, plurals and times do not matter. */
  private static String withoutNumbers(String line) {
    String numberless = NUMBERS.matcher(line.replace("[ ", "[")).replaceAll("#");
    String plain =
        BLANKS.matcher(PLURAL.matcher(numberless).replaceAll("")).replaceAll(" ").strip();
    return TOLD_AT_TIMES.matcher(plain).replaceAll("");
  }

  @ParameterizedTest
  @MethodSource("benchmarkCommands")
  void commandsOfBenchmarksAreValid(ShellCommand command) {
    List<String> arguments = arguments(command);
    assertThatCode(() -> parsed(arguments)).doesNotThrowAnyException();
    assertThatCode(() -> read(arguments)).doesNotThrowAnyException();
  }

  private static void parsed(List<String> arguments) {
    SparktuneCommand.line().parseArgs(arguments.toArray(String[]::new));
  }

  private static void read(List<String> arguments) throws IOException {
    String file = arguments.get(1);
    List<String> overrides =
        arguments.stream().skip(2).takeWhile(argument -> !argument.startsWith("--")).toList();
    StudyFile.read(
        file,
        Files.readString(Path.of(file)),
        overrides,
        Set.of(),
        StudyText::ofOther,
        StudyKinds.all());
  }

  @ParameterizedTest
  @MethodSource("submittedCommands")
  void submittedCommandsNameWhatIsThere(ShellCommand command) throws IOException {
    List<String> arguments = command.arguments();
    int at = 0;
    while (at < arguments.size() && arguments.get(at).startsWith("--")) {
      assertThat(SUBMIT_OPTIONS).contains(arguments.get(at));
      String value = arguments.get(at + 1);
      switch (arguments.get(at)) {
        case "--class" -> assertThatCode(() -> Class.forName(value)).doesNotThrowAnyException();
        case "--properties-file" -> assertThat(Path.of(value)).exists();
        case "--jars" -> assertThat(value.split(",", -1)).allMatch(jar -> jar.endsWith(".jar"));
        case "--files" ->
            assertThat(value.split(",", -1)).allMatch(file -> Files.exists(Path.of(file)));
        default -> assertThat(value).isNotEmpty();
      }
      at += 2;
    }
    assertThat(String.join(" ", arguments)).contains(applicationJar());
    if (command.program().equals("spark-submit")) {
      assertThat(arguments.get(at)).isEqualTo(applicationJar());
      List<String> rest = arguments.subList(at + 1, arguments.size());
      parsed(rest);
      if (!rest.get(0).equals("export")) {
        read(rest);
      }
    }
  }

  private static String applicationJar() throws IOException {
    return "target/sparktune-" + version() + ".jar";
  }

  private static String version() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    return pom.replaceFirst("(?s).*?<artifactId>sparktune</artifactId>\\s*<version>", "")
        .replaceFirst("(?s)<.*", "");
  }

  @ParameterizedTest
  @MethodSource("mavenCommands")
  void mavenCommandsNameWhatIsThere(ShellCommand command) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (String argument : command.arguments()) {
      if (argument.startsWith("-P")) {
        assertThat(pom).contains("<id>" + argument.substring(2) + "</id>");
      } else if (argument.startsWith("-Dbench.")) {
        assertThat(pom).contains("<" + argument.substring(2).replaceFirst("=.*", "") + ">");
      } else if (argument.matches("-D(it\\.)?test=.*")) {
        assertThat(sources()).anyMatch(name -> name.equals(argument.replaceFirst(".*=", "")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("javaCommands")
  void javaCommandsNameWhatIsThere(ShellCommand command) throws IOException {
    List<String> programs =
        command.words().stream()
            .filter(word -> word.startsWith("io.sparktune.") || word.endsWith(".java"))
            .map(word -> word.replace(".java", "").replaceFirst(".*[./]", ""))
            .toList();
    assertThat(programs).isNotEmpty().isSubsetOf(sources());
  }

  /** The simple names of all source files. */
  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void queriesRun(String query) throws SQLException {
    String resolved = query.replace("'runs/", "'" + runs + "/");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery(resolved).getMetaData().getColumnCount()).isPositive();
    }
  }
}
