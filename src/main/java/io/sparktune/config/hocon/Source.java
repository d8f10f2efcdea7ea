package io.sparktune.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.sparktune.config.text.Permission;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.spark.input.files.SubmittedFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a study file and of the files it may include, read but not resolved. */
public final class Source {

  static final int LARGEST_BYTES = 1 << 20;
  private static final int MOST_INCLUDES = 16;
  private static final Pattern LINE = Pattern.compile("^.*?: (\\d+): ");

  private final String fileName;
  private final Path file;
  private final Set<Permission> permissions;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, SourceLocation> substitutions = new LinkedHashMap<>();
  private int included;
  private int longest;

  public Source(String fileName, Set<Permission> permissions) {
    this.fileName = fileName;
    this.file = pathOf(fileName);
    this.permissions = permissions;
  }

  private static Path pathOf(String fileName) {
    try {
      return Path.of(fileName);
    } catch (InvalidPathException e) {
      return Path.of("");
    }
  }

  public List<Problem> problems() {
    return problems;
  }

  /** The path of each substitution, optional ones with a question mark, and its first place. */
  Map<String, SourceLocation> substitutions() {
    return substitutions;
  }

  String fileName() {
    return fileName;
  }

  /** The characters of the longest text that was parsed. */
  int longest() {
    return longest;
  }

  /** The object that a text says; empty after a problem. */
  public ConfigObject parse(String name, String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
      problems.add(Problem.plain(new SourceLocation(name, 0), "", "larger than 1 MiB"));
      return ConfigFactory.empty().root();
    }
    longest = Math.max(longest, text.length());
    HoconScan scan = HoconScan.of(name, text);
    problems.addAll(scan.problems());
    scan.substitutions()
        .forEach((path, line) -> substitutions.putIfAbsent(path, new SourceLocation(name, line)));
    boolean refused = !permissions.contains(Permission.INCLUDES) && !scan.includes().isEmpty();
    if (refused) {
      scan.includes()
          .forEach(
              (statement, line) ->
                  problems.add(
                      Problem.plain(
                          new SourceLocation(name, line),
                          "",
                          Problem.cut(statement) + ": includes are not permitted")));
    }
    if (refused || scan.isHopeless()) {
      return ConfigFactory.empty().root();
    }
    try {
      return ConfigFactory.parseString(text, options(name, scan)).root();
    } catch (ConfigException e) {
      problems.add(syntax(name, e));
      return ConfigFactory.empty().root();
    }
  }

  private ConfigParseOptions options(String name, HoconScan scan) {
    return ConfigParseOptions.defaults()
        .setSyntax(ConfigSyntax.CONF)
        .setOriginDescription(name)
        .setIncluder(new Includer(name, scan));
  }

  /** HOCON's own message without its advice. */
  public static Problem syntax(String name, ConfigException e) {
    String message = e.getMessage() == null ? "no HOCON" : e.getMessage();
    Matcher matcher = LINE.matcher(message.startsWith(name) ? message : "");
    int line = 0;
    if (matcher.find()) {
      line = matcher.group(1).length() < 9 ? Integer.parseInt(matcher.group(1)) : 0;
      message = message.substring(matcher.end());
    } else if (message.startsWith(name + ": ")) {
      message = message.substring(name.length() + 2);
    }
    String brief =
        message
            .replaceFirst("(?s)(non-object-or-list), .*", "$1")
            .replaceFirst("(?s) ?\\((if|perhaps|you|JSON) .*", "")
            .replaceFirst("(?s)[.;,] (if|perhaps|you may|but) .*", "");
    return Problem.plain(new SourceLocation(name, line), "", "no HOCON: " + shortened(brief));
  }

  private static String shortened(String text) {
    String oneLine = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return oneLine.length() <= 160 ? oneLine : oneLine.substring(0, 160) + "...";
  }

  /** Reads files beside or below the including one, and nothing else. */
  private final class Includer
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    private final String includingFile;
    private final HoconScan scan;

    Includer(String includingFile, HoconScan scan) {
      this.includingFile = includingFile;
      this.scan = scan;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      return read(what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return read(what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      return refuse(what.toString(), "only files beside or below this one can be included");
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      return refuse(what, "only files beside or below this one can be included");
    }

    private ConfigObject read(String what) {
      Path relative = pathOf(what).normalize();
      if (what.contains(":") || relative.isAbsolute() || relative.startsWith("..")) {
        return refuse(what, "only files beside or below this one can be included");
      }
      if (!permissions.contains(Permission.INCLUDES)) {
        return refuse(what, "includes are not permitted");
      }
      if (++included > MOST_INCLUDES) {
        return included == MOST_INCLUDES + 1
            ? refuse(what, "too many includes")
            : ConfigFactory.empty().root();
      }
      try {
        Path path = file.resolveSibling(relative);
        try (InputStream in = open(path)) {
          byte[] text = in.readNBytes(LARGEST_BYTES + 1);
          return text.length > LARGEST_BYTES
              ? refuse(what, "larger than 1 MiB")
              : parse(
                  path.toString(),
                  StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
        }
      } catch (IOException e) {
        return refuse(what, "cannot be read");
      }
    }

    /** Beside the including file, or sent along under its name. */
    private static InputStream open(Path path) throws IOException {
      if (!Files.exists(path)) {
        Optional<InputStream> sent = SubmittedFiles.open(path.getFileName().toString());
        if (sent.isPresent()) {
          return sent.get();
        }
      }
      return Files.newInputStream(path);
    }

    private ConfigObject refuse(String what, String reason) {
      int line =
          scan.includes().entrySet().stream()
              .filter(entry -> entry.getKey().contains(what))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(0);
      problems.add(
          Problem.plain(
              new SourceLocation(includingFile, line),
              "",
              "include of " + Problem.cut(what) + ": " + reason));
      return ConfigFactory.empty().root();
    }
  }
}
