package io.sparktune.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Maven project of {@code docs/extending}. */
public final class ExtensionProject {

  private static final Path ROOT = Path.of("docs/extending");
  private static final Path RESOURCES = ROOT.resolve("src/main/resources");

  private ExtensionProject() {}

  /** The sources compiled against the class path of the tests, behind the calling loader. */
  public static URLClassLoader compiled(Path folder) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-nowarn", "-parameters", "-d", folder.toString(), "-cp"));
    arguments.add(System.getProperty("java.class.path"));
    files(ROOT.resolve("src/main/java")).forEach(source -> arguments.add(source.toString()));
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (failures != 0) {
      throw new AssertionError("the sources of " + ROOT + " do not compile");
    }
    copy(RESOURCES, folder);
    URL[] classes = {folder.toUri().toURL()};
    return new URLClassLoader(classes, ExtensionProject.class.getClassLoader());
  }

  /** Its jar, built by Maven in a copy of the project. */
  static Path jar(Path folder) throws IOException, InterruptedException {
    copy(ROOT.resolve("src"), folder.resolve("src"));
    Files.copy(ROOT.resolve("pom.xml"), folder.resolve("pom.xml"));
    Path output = folder.resolve("maven.txt");
    // Online only if a plugin is not there yet.
    if (maven(folder, output, "-o") != 0 && maven(folder, output) != 0) {
      throw new AssertionError(Launched.text(output));
    }
    return folder.resolve("target/tuning-extensions.jar");
  }

  private static int maven(Path folder, Path output, String... options)
      throws IOException, InterruptedException {
    String home = System.getProperty("maven.home");
    List<String> command = new ArrayList<>();
    command.add(home == null ? "mvn" : home + File.separator + "bin" + File.separator + "mvn");
    command.addAll(List.of(options));
    command.addAll(List.of("-q", "-B", "-f", folder.resolve("pom.xml").toString(), "package"));
    command.add("-Dsparktune.jar=" + Launched.JAR.toAbsolutePath());
    return Launched.run(command, output);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }
}
