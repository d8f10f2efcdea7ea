package io.sparktune.cli;

import io.sparktune.run.input.Version;
import picocli.CommandLine.IVersionProvider;

/** The line of {@code --version}. */
final class VersionLine implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"sparktune " + Version.current()};
  }
}
