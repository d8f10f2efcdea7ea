package io.sparktune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script in a tree of its own, with a Java that tells its arguments and locale, and a Maven
 * that is done at once.
 */
final class RunLocalScriptTest {

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.9"' >&2; exit; fi
      echo "locale $(locale charmap)"
      for argument; do
        last=$argument
        case $argument in
          -XX:ArchiveClassesAtExit=*) archive=${argument#*=} ;;
          -XX:TieredStopAtLevel=1) compilers=one ;;
          -XX:SharedArchiveFile=*) echo "classes of $(cat "${argument#*=}")" ;;
        esac
      done
      if [ -n "$archive" ]; then
        echo rehearsed >>"$JAVA_HOME/rehearsals"
        while [ -e "$JAVA_HOME/wait" ]; do sleep 0.01; done
        if [ -e broken ]; then exit 1; fi
        wc -l <"$JAVA_HOME/rehearsals" >"$archive"
      fi
      echo "compilers ${compilers:-two}"
      echo "last argument $last"
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo '[INFO] Downloaded from central: https://repo.maven.apache.org/one.jar (1 kB)'
      echo '[INFO] --- compiler:3.14.0:compile (default-compile) @ sparktune ---'
      if [ -e broken ]; then echo '[ERROR] App.java:[3,5] cannot find symbol'; exit 1; fi
      echo '[INFO] --- shade:3.6.1:shade (default) @ sparktune ---'
      mkdir -p target/spark-home/jars && touch target/sparktune-0.1.0.jar
      """;

  @TempDir private Path root;

  private record Answer(int exitCode, List<String> out, List<String> err) {}

  @BeforeEach
  void aTree() throws IOException {
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("submit-scripts"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("submit-scripts/run-local.sh"), root.resolve("submit-scripts/run-local.sh"));
    program("java", JAVA);
    program("mvn", MAVEN);
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(root.resolve("bin").resolve(name), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Answer run(Map<String, String> environment) throws IOException, InterruptedException {
    return answer(started("", environment, "conf/small.conf"), "");
  }

  private Answer answer(Process script, String name) throws IOException, InterruptedException {
    int exitCode = script.waitFor();
    return new Answer(
        exitCode,
        Files.readAllLines(root.resolve("out" + name), UTF_8),
        Files.readAllLines(root.resolve("err" + name), UTF_8));
  }

  private Process started(String name, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "submit-scripts/run-local.sh"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectOutput(root.resolve("out" + name).toFile())
            .redirectError(root.resolve("err" + name).toFile());
    Stream.of("LC_ALL", "LC_CTYPE", "LANG").forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", root.toString());
    builder.environment().merge("PATH", root.resolve("bin") + ":", (path, bin) -> bin + path);
    return builder.start();
  }

  @Test
  void theFirstCommandBuilds_andTellsEachStep_theNextOneDoesNot() throws Exception {
    Answer first = run(Map.of());
    Answer second = run(Map.of());

    assertThat(first.exitCode()).isZero();
    assertThat(first.err())
        .startsWith("building the application, which the first command does: a minute or two,")
        .containsSubsequence(
            "  downloading", "  compiling the sources", "  packing the application")
        .anyMatch(line -> line.matches("built in \\d+ s"))
        .last()
        .isEqualTo("preparing quick starts, once for each build: less than a minute");
    assertThat(first.out()).last().isEqualTo("last argument conf/small.conf");
    assertThat(second.err()).isEmpty();
  }

  @Test
  void aBuildThatFails_tellsMavensErrors() throws Exception {
    Files.createFile(root.resolve("broken"));

    Answer answer = run(Map.of());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .contains("[ERROR] App.java:[3,5] cannot find symbol")
        .last()
        .asString()
        .startsWith("run-local.sh: the build failed; all that Maven said is in ");
  }

  @Test
  void whereTheLocaleIsPosix_namesOfFilesAreUtf8() throws Exception {
    for (Map<String, String> locale :
        List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"), Map.of("LANG", "POSIX"))) {
      assertThat(run(locale).out()).as(locale.toString()).contains("locale UTF-8");
    }
  }

  @Test
  void classesAreArchived_onceForEachBuild() throws Exception {
    Answer first = run(Map.of());
    Answer second = run(Map.of());
    FileTime later = FileTime.from(Instant.now().plusSeconds(5));
    Files.setLastModifiedTime(root.resolve("target/sparktune-0.1.0.jar"), later);
    Answer third = run(Map.of());

    assertThat(first.out()).contains("classes of 1");
    assertThat(second.out()).contains("classes of 1");
    assertThat(second.err()).isEmpty();
    assertThat(third.err())
        .containsExactly("preparing quick starts, once for each build: less than a minute");
    assertThat(rehearsals()).isEqualTo(2);
    assertThat(root.resolve("target/rehearsal")).doesNotExist();
  }

  @Test
  void whereNoArchiveCanBeMade_commandsGoWithout_andItIsNotTriedAgain() throws Exception {
    program("mvn", MAVEN.replace("-e broken", "-e never"));
    Files.createFile(root.resolve("broken"));

    Answer first = run(Map.of());
    Answer second = run(Map.of());

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).noneMatch(line -> line.startsWith("classes of"));
    assertThat(second.out()).last().isEqualTo("last argument conf/small.conf");
    assertThat(second.err()).isEmpty();
    assertThat(rehearsals()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void ofTwoCommandsAtOnce_oneMakesTheArchive_andTheOtherGoesWithout() throws Exception {
    Files.createFile(root.resolve("wait"));
    Process maker = started("1", Map.of(), "conf/small.conf");
    while (!Files.exists(root.resolve("rehearsals"))) {
      Thread.onSpinWait();
    }
    Answer other = answer(started("2", Map.of(), "conf/small.conf"), "2");
    Files.delete(root.resolve("wait"));
    Answer first = answer(maker, "1");

    assertThat(other.exitCode()).isZero();
    assertThat(other.err()).isEmpty();
    assertThat(other.out()).noneMatch(line -> line.startsWith("classes of"));
    assertThat(first.out()).contains("classes of 1");
    assertThat(rehearsals()).isEqualTo(1);
  }

  @Test
  void shortCommandsHaveTheFirstCompilerOnly() throws Exception {
    for (String command : List.of("plan", "profile", "inspect", "--help")) {
      assertThat(answer(started("", Map.of(), command, "x"), "").out())
          .as(command)
          .contains("compilers one");
    }
    for (String command : List.of("run", "simulate", "predict", "my.conf")) {
      assertThat(answer(started("", Map.of(), command, "x"), "").out())
          .as(command)
          .contains("compilers two");
    }
  }

  @Test
  void whoWantsNoArchive_hasNone() throws Exception {
    Answer answer = run(Map.of("SPARKTUNE_ARCHIVE", "off"));

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.err()).last().asString().startsWith("built in");
    assertThat(root.resolve("rehearsals")).doesNotExist();
  }

  @Test
  void whatReadsClasses_goesWithoutAnArchive() throws Exception {
    run(Map.of());
    for (String options : List.of("-XX:StartFlightRecording=filename=a.jfr", "-javaagent:a.jar")) {
      Answer answer = run(Map.of("SPARKTUNE_JAVA_OPTIONS", options));

      assertThat(answer.exitCode()).isZero();
      assertThat(answer.out()).as(options).noneMatch(line -> line.startsWith("classes of"));
    }
    assertThat(run(Map.of()).out()).contains("classes of 1");
  }

  private long rehearsals() throws IOException {
    return Files.readAllLines(root.resolve("rehearsals")).size();
  }

  @Test
  void everyCommandIsOneOfTheScripts() throws IOException {
    String script = Files.readString(Path.of("submit-scripts/run-local.sh"));
    String commands =
        script.lines().filter(line -> line.startsWith("  '' | -* |")).findFirst().orElseThrow();
    assertThat(commands.replaceAll("^  '' \\| -\\* \\| |\\) ;;$", "").split(" \\| "))
        .containsExactlyInAnyOrderElementsOf(SparktuneCommand.line().getSubcommands().keySet());
  }
}
