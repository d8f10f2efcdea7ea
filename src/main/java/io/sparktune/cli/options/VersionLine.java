package io.sparktune.cli.options;

import io.sparktune.run.input.Version;
import picocli.CommandLine.IVersionProvider;

/** The line of {@code --version}. */
public final class VersionLine implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"sparktune " + Version.current()};
  }
}
