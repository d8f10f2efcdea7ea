package io.sparktune.run.input;

import io.sparktune.data.DataKind;
import io.sparktune.extension.Extensions;
import io.sparktune.model.NetworkKind;
import io.sparktune.objective.ObjectiveKind;
import io.sparktune.settings.Sha256;
import io.sparktune.trial.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells builds apart: equal classes, whether in a jar or a folder, have the same. */
public final class CodeHash {

  private static final String OUR_CLASSES = "io/sparktune/";

  /** The libraries within the jar, nine of ten of its classes by that name. */
  private static final String SHADED = OUR_CLASSES + "shaded/";

  private static final String VERSIONS = "sparktune.properties";

  private static final List<Class<?>> EXTENSIONS =
      List.of(DataKind.class, NetworkKind.class, ObjectiveKind.class, Metric.class);

  /** Made once, by whoever asks first. */
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
    return in(place, name -> true, List.of());
  }

  /** Of our classes in a jar or a folder. */
  static String of(Path place) {
    return in(
        place, name -> name.startsWith(OUR_CLASSES) && !name.startsWith(SHADED), List.of(VERSIONS));
  }

  private static String in(Path place, Predicate<String> wanted, List<String> last) {
    try {
      return Files.isDirectory(place) ? inFolder(place, wanted, last) : inJar(place, wanted, last);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
  }

  private static String inFolder(Path folder, Predicate<String> wanted, List<String> last)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Stream<String> names =
          files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString());
      return ofFiles(names, wanted, last, name -> Files.readAllBytes(folder.resolve(name)));
    }
  }

  /** The jar is open for its classes anyway: its list of files is not read again. */
  private static String inJar(Path place, Predicate<String> wanted, List<String> last)
      throws IOException {
    try (ZipFile jar = new ZipFile(place.toFile())) {
      Stream<String> names =
          jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName);
      return ofFiles(names, wanted, last, name -> content(jar, name));
    }
  }

  private static byte[] content(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      throw new NoSuchFileException(name);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** The content of a file by its name. */
  private interface Contents {
    byte[] of(String name) throws IOException;
  }

  private static String ofFiles(
      Stream<String> names, Predicate<String> wanted, List<String> last, Contents contents) {
    List<String> all = Stream.concat(names.filter(wanted).sorted(), last.stream()).toList();
    return Sha256.of(
        out -> {
          for (String name : all) {
            byte[] content = contents.of(name);
            out.write((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(content);
          }
        });
  }
}
