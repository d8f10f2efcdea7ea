package io.sparktune.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record MarkdownPage(Path path, List<String> lines) {

  private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final String FENCE = "```";

  MarkdownPage {
    lines = List.copyOf(lines);
  }

  static MarkdownPage read(Path path) throws IOException {
    return new MarkdownPage(path, Files.readAllLines(path));
  }

  /** The README, the manual and the page for contributors. */
  static List<MarkdownPage> all() throws IOException {
    List<Path> paths = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> manual = Files.list(Path.of("docs"))) {
      manual.filter(path -> path.toString().endsWith(".md")).sorted().forEach(paths::add);
    }
    List<MarkdownPage> pages = new ArrayList<>();
    for (Path path : paths) {
      pages.add(read(path));
    }
    return pages;
  }

  /** All blocks of all pages, in order. */
  static List<FencedBlock> allBlocks() throws IOException {
    return all().stream().flatMap(page -> page.blocks().stream()).toList();
  }

  List<FencedBlock> blocks() {
    List<FencedBlock> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = i + 1;
        while (!lines.get(end).equals(FENCE)) {
          end++;
        }
        String info = lines.get(i).substring(FENCE.length()).strip();
        blocks.add(new FencedBlock(path, i + 1, info, lines.subList(i + 1, end)));
        i = end;
      }
    }
    return blocks;
  }

  /** The lines that are in no block. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean isInBlock = false;
    for (String line : lines) {
      if (line.startsWith(FENCE)) {
        isInBlock = !isInBlock;
      } else if (!isInBlock) {
        prose.add(line);
      }
    }
    return prose;
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** The names in the first column of tables that describe keys. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    boolean isTableOfKeys = false;
    for (String line : prose()) {
      if (isTableOfKeys && line.startsWith("| `")) {
        CODE.matcher(line.split("\\|", -1)[1]).results().forEach(match -> keys.add(match.group(1)));
      }
      isTableOfKeys = line.startsWith("| key") || (isTableOfKeys && line.startsWith("|"));
    }
    return keys;
  }

  /** The targets of all links, as they are written. */
  List<String> links() {
    return LINK.matcher(String.join("\n", prose()))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /** The names by which headings are linked, as GitHub makes them. */
  List<String> anchors() {
    return prose().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }
}
