package io.sparktune.run.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeHashTest {

  @TempDir private Path folder;

  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void someClasses() {
    files.put("io/sparktune/Sparktune.class", "main");
    files.put("io/sparktune/model/Network.class", "layers");
    files.put("sparktune.properties", "deeplearning4j = 1");
    files.put("org/other/Library.class", "theirs");
  }

  private Path unpacked(String name) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(name).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder.resolve(name);
  }

  private Path jar(List<String> order) throws IOException {
    Path jar = folder.resolve("sparktune.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String name : order) {
        entries.putNextEntry(new JarEntry(name));
        entries.write(files.get(name).getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  @Test
  void aJarAndAFolderWithTheSameClasses_areTheSameBuild() throws IOException {
    List<String> backwards =
        List.of(
            "org/other/Library.class",
            "sparktune.properties",
            "io/sparktune/model/Network.class",
            "io/sparktune/Sparktune.class");

    assertThat(CodeHash.of(jar(backwards))).isEqualTo(CodeHash.of(unpacked("classes")));
  }

  @Test
  void anyClassOfOurs_andTheVersionsOfLibraries_tellBuildsApart() throws IOException {
    String before = CodeHash.of(unpacked("before"));
    files.put("org/other/Library.class", "theirs, changed");
    assertThat(CodeHash.of(unpacked("another library"))).isEqualTo(before);

    files.put("io/sparktune/model/Network.class", "layer2");
    String changed = CodeHash.of(unpacked("changed"));
    files.put("sparktune.properties", "deeplearning4j = 2");
    String newer = CodeHash.of(unpacked("newer"));
    files.put("io/sparktune/model/More.class", "");
    String more = CodeHash.of(unpacked("more"));
    assertThat(List.of(before, changed, newer, more)).doesNotHaveDuplicates();
  }

  @Test
  void thisBuildHasAVersionOfItsOwn() {
    assertThat(Version.ofBuild()).matches("\\d+\\.\\d+\\.\\d+\\+[0-9a-f]{16}");
    assertThat(Version.ofBuild()).isEqualTo(Version.ofBuild());
  }
}
