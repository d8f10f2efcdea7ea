package io.sparktune.run.input;

import io.sparktune.settings.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells builds apart: equal classes, whether in a jar or a folder, have the same. */
public final class CodeHash {

  private static final String OUR_CLASSES = "io/sparktune";
  private static final String VERSIONS = "sparktune.properties";

  /** Made once, by whoever asks first: the jar has tens of thousands of files. */
  private static final class This {

    private static final String HASH = of(place());

    private static Path place() {
      try {
        return Path.of(CodeHash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private CodeHash() {}

  /** SHA-256, in hexadecimal, of our own classes and of the versions that they were built with. */
  public static String ofThisProgram() {
    return This.HASH;
  }

  /** Of the classes in a jar or a folder. */
  static String of(Path place) {
    try {
      if (Files.isDirectory(place)) {
        return ofFolder(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return ofFolder(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
  }

  private static String ofFolder(Path folder) {
    return Sha256.of(
        out -> {
          for (Path file : ours(folder)) {
            byte[] content = Files.readAllBytes(file);
            String head = folder.relativize(file) + " " + content.length + "\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(content);
          }
        });
  }

  private static List<Path> ours(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(OUR_CLASSES))) {
      return Stream.concat(
              files.filter(Files::isRegularFile).sorted(), Stream.of(folder.resolve(VERSIONS)))
          .toList();
    }
  }
}
