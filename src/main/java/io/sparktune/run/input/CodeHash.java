package io.sparktune.run.input;

import io.sparktune.data.DataKind;
import io.sparktune.extension.Extensions;
import io.sparktune.model.NetworkKind;
import io.sparktune.objective.ObjectiveKind;
import io.sparktune.settings.Sha256;
import io.sparktune.trial.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells builds apart: equal classes, whether in a jar or a folder, have the same. */
public final class CodeHash {

  private static final String OUR_CLASSES = "io/sparktune";
  private static final String VERSIONS = "sparktune.properties";

  private static final List<Class<?>> EXTENSIONS =
      List.of(DataKind.class, NetworkKind.class, ObjectiveKind.class, Metric.class);

  /** Made once, by whoever asks first: the jar has tens of thousands of files. */
  private static final class This {

    private static final Path PLACE = place(CodeHash.class);
    private static final String HASH = of(PLACE);
  }

  private CodeHash() {}

  /**
   * SHA-256, in hexadecimal, of our own classes and of the versions that they were built with, and
   * of the user's jars with kinds or metrics.
   */
  public static String ofThisProgram() {
    Set<Path> extensions = extensions();
    if (extensions.isEmpty()) {
      return This.HASH;
    }
    List<String> hashes = extensions.stream().map(CodeHash::ofAll).sorted().toList();
    return Sha256.of(out -> out.write((This.HASH + hashes).getBytes(StandardCharsets.UTF_8)));
  }

  /** The jars and folders, other than our own, of the classes that {@code --jars} registers. */
  private static Set<Path> extensions() {
    Set<Path> places = new HashSet<>();
    for (Class<?> type : EXTENSIONS) {
      Extensions.all(type).forEach(each -> places.add(place(each.getClass())));
    }
    places.remove(This.PLACE);
    return places;
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of everything in a jar or a folder. */
  private static String ofAll(Path place) {
    return in(place, folder -> ofFiles(folder, all(folder)));
  }

  /** Of the classes in a jar or a folder. */
  static String of(Path place) {
    return in(place, folder -> ofFiles(folder, ours(folder)));
  }

  /** The hash of a folder, also of one within a jar. */
  private interface FolderHash {
    String of(Path folder) throws IOException;
  }

  private static String in(Path place, FolderHash hash) {
    try {
      if (Files.isDirectory(place)) {
        return hash.of(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return hash.of(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
  }

  private static String ofFiles(Path folder, List<Path> files) {
    return Sha256.of(
        out -> {
          for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            String head = folder.relativize(file) + " " + content.length + "\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(content);
          }
        });
  }

  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> ours(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(OUR_CLASSES))) {
      return Stream.concat(
              files.filter(Files::isRegularFile).sorted(), Stream.of(folder.resolve(VERSIONS)))
          .toList();
    }
  }
}
