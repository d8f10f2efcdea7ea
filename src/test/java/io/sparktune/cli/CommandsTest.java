package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CommandsTest {

  @Test
  void commandsAreCalledWhatTheySay() {
    assertThat(SparktuneCommand.line().getSubcommands()).isNotEmpty();
    SparktuneCommand.line()
        .getSubcommands()
        .forEach((name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
  }

  @Test
  void onlyTheNamedOneIsMade() {
    for (String name : SparktuneCommand.line().getSubcommands().keySet()) {
      assertThat(named(name, "--help")).containsExactly(name);
    }
    assertThat(named("--version")).isEqualTo(SparktuneCommand.line().getSubcommands().keySet());
    assertThat(named("pla")).isEqualTo(SparktuneCommand.line().getSubcommands().keySet());
    assertThat(named()).isEqualTo(SparktuneCommand.line().getSubcommands().keySet());
  }

  private static Set<String> named(String... arguments) {
    CommandLine line = SparktuneCommand.line(arguments);
    return line.getSubcommands().keySet();
  }
}
