package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CommandsTest {

  @Test
  void commandsAreCalledWhatTheySay() {
    assertThat(Commands.all().getSubcommands()).isNotEmpty();
    Commands.all()
        .getSubcommands()
        .forEach((name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
  }

  @Test
  void onlyTheNamedOneIsMade() {
    for (String name : Commands.all().getSubcommands().keySet()) {
      assertThat(named(name, "--help")).containsExactly(name);
    }
    assertThat(named("--version")).isEqualTo(Commands.all().getSubcommands().keySet());
    assertThat(named("pla")).isEqualTo(Commands.all().getSubcommands().keySet());
    assertThat(named()).isEqualTo(Commands.all().getSubcommands().keySet());
  }

  private static Set<String> named(String... arguments) {
    CommandLine line = Commands.reading(arguments);
    return line.getSubcommands().keySet();
  }
}
