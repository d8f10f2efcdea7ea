package io.sparktune.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A first look at HOCON text, without recursion: finds what the parser passes over in silence
 * (values written twice), gives no line for (includes, substitutions) or fails on (deep nesting).
 */
final class HoconScan {

  private static final int DEEPEST = 64;
  private static final Pattern INCLUDE =
      Pattern.compile("include\\s*(\"|(file|url|classpath|required)\\s*\\().*", Pattern.DOTALL);

  private final String file;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> includes = new LinkedHashMap<>();
  private final Map<String, Integer> substitutions = new LinkedHashMap<>();
  private final Map<String, Integer> scalars = new LinkedHashMap<>();
  private final Map<String, Integer> objects = new LinkedHashMap<>();
  private final Set<String> references = new LinkedHashSet<>();
  private final Deque<ScanFrame> frames = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private boolean isUnclosed;
  private boolean isTooDeep;
  private final MergeCost cost = new MergeCost();

  private HoconScan(String file, String text) {
    this.file = file;
    this.text = text;
  }

  static HoconScan of(String file, String text) {
    HoconScan scan = new HoconScan(file, text);
    scan.run();
    return scan;
  }

  List<Problem> problems() {
    return problems;
  }

  /** True if parsing would fail, by overflow or with a less helpful message, or take minutes. */
  boolean isHopeless() {
    return isGivenUp() || isUnclosed;
  }

  private boolean isGivenUp() {
    return isTooDeep || cost.isTooHigh();
  }

  /** Each include statement with its line. */
  Map<String, Integer> includes() {
    return includes;
  }

  /** The path of each substitution, optional ones with a question mark, and its first line. */
  Map<String, Integer> substitutions() {
    return substitutions;
  }

  private void run() {
    frames.push(new ScanFrame("", 0, false, 0));
    while (at < text.length() && !isGivenUp()) {
      step(text.charAt(at));
    }
    while (!frames.isEmpty()) {
      ScanFrame frame = frames.pop();
      endOfValue(frame);
      if (frames.size() == 1 && !isGivenUp()) {
        String bracket = frame.isList ? "[" : "{";
        problems.add(
            Problem.plain(
                new SourceLocation(file, frame.openLine), "", bracket + " is never closed"));
        isUnclosed = true;
      }
    }
  }

  private void step(char c) {
    ScanFrame frame = frames.element();
    if (c == '#' || text.startsWith("//", at)) {
      at = indexOrEnd(text.indexOf('\n', at));
    } else if (c == '"') {
      append(frame, string());
    } else if (text.startsWith("${", at)) {
      append(frame, substitution());
    } else if (c == '\n') {
      line++;
      at++;
      if (frame.isList || !(frame.inValue && frame.value.isEmpty())) {
        endOfValue(frame);
      }
    } else {
      at++;
      structure(frame, c);
    }
  }

  private void structure(ScanFrame frame, char c) {
    switch (c) {
      case '{', '[' -> open(frame, c == '[');
      case '}', ']' -> close(frame);
      case ',' -> endOfValue(frame);
      case '=', ':' -> {
        if (!frame.inValue) {
          frame.inValue = true;
        } else {
          frame.value.append(c);
        }
      }
      default -> append(frame, String.valueOf(c));
    }
  }

  private void append(ScanFrame frame, String part) {
    StringBuilder text = frame.inValue ? frame.value : frame.key;
    if (text.isEmpty() && part.isBlank()) {
      return;
    }
    if (text.isEmpty() && !frame.inValue) {
      frame.keyLine = line;
    }
    text.append(part);
  }

  private void open(ScanFrame frame, boolean list) {
    String path = frame.path;
    int depth = frame.depth;
    if (frame.isList) {
      path = path + frame.elements + "\0";
    } else if (!frame.key.isEmpty()) {
      List<String> elements = elements(frame.key.toString());
      merge(frame, list ? leading(elements) : elements);
      path = path + String.join("\0", elements) + "\0";
      depth += elements.size() - 1;
      weigh(frame, elements.size() < 2 ? path : frame.path + elements.get(0) + "\0");
    }
    if (!frame.isList) {
      frame.value.append(list ? '[' : '{');
      frame.inValue = true;
    }
    checkDepth(depth + 1);
    frames.push(new ScanFrame(path, depth + 1, list, line));
  }

  private void close(ScanFrame frame) {
    endOfValue(frame);
    if (frames.size() > 1) {
      frames.pop();
      ScanFrame around = frames.element();
      if (around.isList) {
        around.value.append('}');
      }
    }
  }

  private void endOfValue(ScanFrame frame) {
    if (frame.isList) {
      frame.elements += frame.value.isEmpty() ? 0 : 1;
      frame.value.setLength(0);
      return;
    }
    String key = frame.key.toString().strip();
    if (INCLUDE.matcher(key).matches()) {
      includes.putIfAbsent(key, frame.keyLine);
    } else if (!key.isEmpty() && frame.inValue) {
      assign(frame, key, frame.value.toString().strip());
    }
    frame.key.setLength(0);
    frame.value.setLength(0);
    frame.inValue = false;
  }

  /** Optional substitutions may follow a value, which they replace where they mean something. */
  private void assign(ScanFrame frame, String key, String value) {
    if (key.endsWith("+")) {
      String name = key.substring(0, key.length() - 1).strip();
      String path = frame.path + String.join("\0", elements(name)) + "\0";
      report(frame, name(path), "got +=, wanted = and the whole list");
      weigh(frame, path);
      cost.add(path);
      return;
    }
    List<String> elements = elements(key);
    checkDepth(frame.depth + elements.size());
    if (elements.size() > 1) {
      weigh(frame, frame.path + elements.get(0) + "\0");
    }
    cost.add(frame.path + String.join("\0", elements) + "\0");
    boolean scalar = !value.isEmpty() && !value.startsWith("{") && !value.startsWith("${?");
    if (!scalar || elements.isEmpty()) {
      return;
    }
    merge(frame, leading(elements));
    String path = frame.path + String.join("\0", elements) + "\0";
    Integer first = scalars.putIfAbsent(path, frame.keyLine);
    if (first == null && !value.startsWith("${")) {
      first = objects.get(path);
    }
    if (first != null) {
      report(frame, name(path), "already has a value in line " + first);
    } else if (value.startsWith("${")) {
      // What it stands for may be an object, to which others add.
      references.add(path);
    }
  }

  private void weigh(ScanFrame frame, String path) {
    if (cost.merge(path)) {
      report(frame, name(path), "is added to again and again; write all of it in one place");
    }
  }

  /** Objects under one name become one, but not what is none. */
  private void merge(ScanFrame frame, List<String> elements) {
    StringBuilder path = new StringBuilder(frame.path);
    for (String element : elements) {
      path.append(element).append('\0');
      String whole = path.toString();
      Integer first = scalars.get(whole);
      boolean isNew = objects.putIfAbsent(whole, frame.keyLine) == null;
      if (isNew && first != null && !references.contains(whole)) {
        report(frame, name(whole), "already has a value in line " + first);
      }
    }
  }

  private static List<String> leading(List<String> elements) {
    return elements.subList(0, Math.max(0, elements.size() - 1));
  }

  private void report(ScanFrame frame, String key, String sentence) {
    problems.add(Problem.plain(new SourceLocation(file, frame.keyLine), key, sentence));
  }

  private static String name(String path) {
    return path.substring(0, path.length() - 1).replace("\0", ".");
  }

  private List<String> elements(String key) {
    String name = key.strip();
    if (name.chars().filter(c -> c == '.').count() > DEEPEST) {
      checkDepth(DEEPEST + 1);
      return List.of();
    }
    try {
      return ConfigUtil.splitPath(name);
    } catch (ConfigException e) {
      return List.of();
    }
  }

  private void checkDepth(int depth) {
    if (depth > DEEPEST && !isTooDeep) {
      isTooDeep = true;
      problems.add(
          new Problem(file, line, "", "deeper nesting", "at most " + DEEPEST + " levels", ""));
    }
  }

  private String substitution() {
    int end = indexOrEnd(text.indexOf('}', at));
    String whole = text.substring(at, Math.min(end + 1, text.length()));
    String path = text.substring(Math.min(at + 2, end), end).strip();
    if (path.chars().filter(c -> c == '.').count() > DEEPEST) {
      checkDepth(DEEPEST + 1);
    }
    substitutions.putIfAbsent(path, line);
    line += (int) whole.chars().filter(c -> c == '\n').count();
    at = Math.min(end + 1, text.length());
    return whole;
  }

  private String string() {
    String whole = text.substring(at, QuotedText.end(text, at));
    at += whole.length();
    line += (int) whole.chars().filter(c -> c == '\n').count();
    return whole;
  }

  private int indexOrEnd(int index) {
    return index < 0 ? text.length() : index;
  }
}
