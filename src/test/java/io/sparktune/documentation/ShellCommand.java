package io.sparktune.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command of a shell block.
 *
 * @param output the lines that the page shows below it, in a {@code console} block
 */
record ShellCommand(FencedBlock block, List<String> words, List<String> output) {

  private static final Pattern WORD =
      Pattern.compile("(?:'[^']*'|\"[^\"]*\"|\\\\.|[^\\s'\"\\\\])+", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\\\(.)");
  private static final String PROMPT = "$ ";

  ShellCommand {
    words = List.copyOf(words);
    output = List.copyOf(output);
  }

  /** All commands of {@code sh} and {@code console} blocks. */
  static List<ShellCommand> of(FencedBlock block) {
    List<ShellCommand> commands = new ArrayList<>();
    if (block.is("sh")) {
      String joined = block.text().replace("\\\n", " ");
      for (String line : joined.lines().toList()) {
        commands.add(new ShellCommand(block, split(line), List.of()));
      }
    } else if (block.is("console")) {
      for (int i = 0; i < block.lines().size(); i++) {
        if (block.lines().get(i).startsWith(PROMPT)) {
          int end = i + 1;
          while (end < block.lines().size() && !block.lines().get(end).startsWith(PROMPT)) {
            end++;
          }
          List<String> output = block.lines().subList(i + 1, end);
          String line = block.lines().get(i).substring(PROMPT.length());
          commands.add(new ShellCommand(block, split(line), output));
        }
      }
    }
    return commands;
  }

  private static List<String> split(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group())
        .takeWhile(word -> !word.startsWith("#"))
        .map(word -> QUOTED.matcher(word).replaceAll("$1$2$3"))
        .toList();
  }

  String program() {
    return words.get(0);
  }

  /** The words behind the first one. */
  List<String> arguments() {
    return words.subList(1, words.size());
  }

  @Override
  public String toString() {
    return block + " " + String.join(" ", words);
  }
}
