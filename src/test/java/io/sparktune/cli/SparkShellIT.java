package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.repl.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.tools.nsc.Global;

/** A real Scala shell of Spark with the application jar, whose user types a study. */
final class SparkShellIT {

  private static final Path SCRIPT = Path.of("src/test/resources/api/shell.scala");

  @TempDir private Path folder;

  private static Path jar(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private List<String> shell() throws URISyntaxException {
    String classPath = Launched.SPARK_HOME + "/jars/*:" + jar(Main.class) + ":" + jar(Global.class);
    List<String> command =
        Launched.java(
            classPath,
            List.of("-Xmx1g", "-Dscala.usejavacp=true", "-Dstudies=" + folder.resolve("runs")));
    command.addAll(
        List.of(
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2]",
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.driver.host=localhost",
            "--class",
            Main.class.getName(),
            "--jars",
            Launched.JAR.toString(),
            "spark-shell"));
    return command;
  }

  @Test
  void aStudyOnADataFrameOfTheShell_givesAModelForIt_andTheSessionLives() throws Exception {
    Path output = folder.resolve("shell.txt");
    Process shell =
        new ProcessBuilder(shell())
            .redirectInput(SCRIPT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(shell.waitFor(5, TimeUnit.MINUTES)).as(Launched.text(output)).isTrue();

    assertThat(Launched.text(output))
        .contains("winner: trial ", "|    2|complete|", " of 344", "the session lives: 10")
        .doesNotContain("error:", "Exception");
    assertThat(shell.exitValue()).isZero();
    assertThat(folder.resolve("runs/penguins/best.conf")).isNotEmptyFile();
  }
}
