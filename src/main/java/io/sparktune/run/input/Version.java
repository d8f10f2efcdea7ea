package io.sparktune.run.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that was built. */
public final class Version {

  private Version() {}

  public static String current() {
    return of("sparktune");
  }

  /**
   * The version, with a digest that distinguishes builds of it, such as {@code
   * 0.1.0+5a1c03f2e7b94d68}.
   */
  public static String ofBuild() {
    return current() + "+" + CodeHash.ofThisProgram().substring(0, 16);
  }

  /** The version of Sparktune or of a library that it was built with. */
  public static String of(String what) {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/sparktune.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(what);
  }
}
