package io.sparktune.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sparktune.cli.ExtensionProject;
import io.sparktune.config.StudyFile;
import io.sparktune.config.sections.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation as far as it is checked without Spark; {@code DocumentationIT} runs it. */
final class DocumentationTest {

  private static final int README_WORDS = 1000;
  private static final String FRAGMENT = "hocon fragment";

  /** What a fragment is added to, besides a goal if it has none. */
  private static final String DATA =
      "data { path = data-samples/tabular/penguins.csv, target = species }\n";

  private static final String GOAL = "study.goal = \"maximize accuracy\"\n";

  /** What stands for the study file of an earlier run that a block names. */
  private static final String EARLIER = "model.units = 64";

  private static final Set<String> PROGRAMS = Set.of("java", "scala", "xml");
  private static final Set<String> OTHERS =
      Set.of("hocon", FRAGMENT, "sh", "console", "sql", "text");

  @TempDir private static Path folder;

  private static final ClassLoader WITHOUT_EXTENSIONS =
      Thread.currentThread().getContextClassLoader();

  private static URLClassLoader extensions;

  /** Study files may name what {@code docs/extending} has. */
  @BeforeAll
  static void compileExtensions() throws IOException {
    extensions = ExtensionProject.compiled(folder);
    Thread.currentThread().setContextClassLoader(extensions);
  }

  @AfterAll
  static void closeExtensions() throws IOException {
    Thread.currentThread().setContextClassLoader(WITHOUT_EXTENSIONS);
    extensions.close();
  }

  static List<FencedBlock> blocks() throws IOException {
    return MarkdownPage.allBlocks();
  }

  static List<FencedBlock> studyFiles() throws IOException {
    return blocks().stream().filter(block -> block.info().startsWith("hocon")).toList();
  }

  static List<FencedBlock> programs() throws IOException {
    return blocks().stream().filter(block -> PROGRAMS.contains(block.info())).toList();
  }

  static List<MarkdownPage> pages() throws IOException {
    return MarkdownPage.all();
  }

  @Test
  void theReadmeIsReadInFourMinutes() throws IOException {
    assertThat(Files.readString(Path.of("README.md")).strip().split("\\s+", -1))
        .hasSizeLessThanOrEqualTo(README_WORDS);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockIsOfAKindThatIsChecked(FencedBlock block) {
    assertThat(block.info()).matches(info -> PROGRAMS.contains(info) || OTHERS.contains(info));
    assertThat(block.lines()).isNotEmpty();
    if (block.is("text")) {
      assertThat(block.text()).doesNotContain("run-local.sh", "spark-submit", "mvn ", "SELECT");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void snippetsAreInFencedBlocks(MarkdownPage page) {
    assertThat(page.prose()).noneMatch(line -> line.startsWith("    "));
  }

  @ParameterizedTest
  @MethodSource("studyFiles")
  void studyFilesAndFragmentsAreValid(FencedBlock block) {
    String text = block.is(FRAGMENT) ? completed(block.text()) : block.text();
    assertThatCode(
            () ->
                StudyFile.read(
                    block.page().toString(),
                    text,
                    List.of(),
                    Set.of(),
                    DocumentationTest::named,
                    Kinds.withExtensions()))
        .doesNotThrowAnyException();
  }

  /** The text of a file that a study names: one of ours, or any earlier study's. */
  private static String named(String file) {
    try {
      return Files.exists(Path.of(file)) ? Files.readString(Path.of(file)) : EARLIER;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String completed(String fragment) {
    return (fragment.contains("goal =") ? "" : GOAL) + DATA + fragment;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programsAreExcerptsOfFilesThatAreCompiled(FencedBlock block) throws IOException {
    List<String> wanted = stripped(block.lines());
    List<Path> sources = new ArrayList<>();
    for (String root : List.of("src/test", "docs")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(file -> file.toString().endsWith("." + block.info())).forEach(sources::add);
      }
    }
    assertThat(sources)
        .as(block.text())
        .anyMatch(source -> Collections.indexOfSubList(stripped(lines(source)), wanted) >= 0);
  }

  private static List<String> lines(Path source) {
    try {
      return Files.readAllLines(source, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> stripped(List<String> lines) {
    return lines.stream().map(String::strip).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void keysInTablesAreKeysOfStudyFiles(MarkdownPage page) throws IOException {
    String reference = Files.readString(Path.of("src/main/resources/reference.conf"));
    assertThat(page.keys())
        .allSatisfy(key -> assertThat(reference).containsPattern("[ {]" + key + " (=|\\{)"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(MarkdownPage page) throws IOException {
    for (String link : page.links()) {
      if (link.startsWith("https://")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
      assertThat(target).as(link).exists();
      if (parts.length == 2) {
        assertThat(MarkdownPage.read(target).anchors()).as(link).contains(parts[1]);
      }
    }
  }
}
