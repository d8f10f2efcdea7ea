package io.sparktune.run.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  private static String ofFolder(Path folder) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> files = Files.walk(folder.resolve(OUR_CLASSES))) {
      List<Path> ours =
          Stream.concat(
                  files.filter(Files::isRegularFile).sorted(), Stream.of(folder.resolve(VERSIONS)))
              .toList();
      for (Path file : ours) {
        byte[] content = Files.readAllBytes(file);
        String head = folder.relativize(file) + " " + content.length + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
