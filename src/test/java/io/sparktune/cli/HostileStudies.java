package io.sparktune.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Study files and overrides of somebody who means harm, generated from a seed. */
final class HostileStudies {

  private static final String DATA =
      "data { path = data-samples/tabular/penguins.csv, target = species }\n";
  static final String GOOD = "study.goal = \"maximize accuracy\"\n" + DATA;

  /** Keys whose values are read in many ways. */
  private static final List<String> KEYS =
      List.of(
          "study.name",
          "study.goal",
          "study.seed",
          "study.output",
          "data.path",
          "data.ignore",
          "prepare.scale",
          "model.units",
          "model.activation",
          "training.epochs",
          "training.learning-rate",
          "training.updater",
          "validation.folds",
          "search.trials",
          "search.sampler",
          "search.constraints",
          "search.start-from",
          "pruning.pruner",
          "stopping.duration",
          "resources.gpus");

  private static final List<String> VALUES =
      List.of(
          "null",
          "{}",
          "[]",
          "[[[]]]",
          "{ int = [9, 1] }",
          "{ int = [1, 99999999999999999999] }",
          "{ real = [0, 1], scale = log }",
          "{ choice = [] }",
          "{ choice = [{ a { int = [1, 2] } }, { a { int = [1, 2] } }] }",
          "-1e999",
          "\"\\u0000\"",
          "${PATH}",
          "${?training}${?data}",
          "{ \"@class\" = \"javax.script.ScriptEngineManager\" }",
          "\"" + "a".repeat(300_000) + "\"",
          "[" + "{ int = [1, 3] }, ".repeat(20_000) + "]");

  private HostileStudies() {}

  /** Texts of study files, by what is wrong with them. */
  static Map<String, byte[]> files(SplittableRandom random) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int many : new int[] {2_000, 15_000, 60_000}) {
      texts.put(many + " unknown keys", lines(many, i -> "k" + i + " = " + i));
      texts.put(many + " unknown paths", lines(many, i -> "training.k" + i + " = 1"));
      texts.put(
          many + " unknown substitutions", lines(many / 2, i -> "x" + i + " = ${y" + i + "}"));
      texts.put(many + " values of a key", lines(many, i -> "training.epochs = " + i));
      texts.put(many + " additions", lines(many, i -> "data.ignore += a" + i));
      texts.put(many + " includes", lines(many / 2, i -> "include \"f" + i + ".conf\""));
      texts.put(many + " sections", lines(many, i -> "model { u" + i + " { v = 1 } }"));
      texts.put(many + " levels", "x = " + "{a:".repeat(many));
      texts.put(many + " lists", "x = " + "[".repeat(many));
      texts.put(many + " quotes", "\"".repeat(many));
      texts.put(many + " dots", ".a".repeat(many) + " = 1");
      texts.put(many + " characters of a key", "a".repeat(many) + " = 1");
      texts.put(many + " choices", "model.units = { choice = [" + "\"x\", ".repeat(many) + "] }");
    }
    texts.put("a doubling", lines(60, i -> "a" + i + " = ${a" + (i + 1) + "}${a" + (i + 1) + "}"));
    texts.put("a file of others", "include file(\"/etc/passwd\")");
    texts.put("an address", "include url(\"http://127.0.0.1:1/x\")");
    texts.put("a cycle", "a = ${b}, b = ${a}");
    for (String key : KEYS) {
      String value = VALUES.get(random.nextInt(VALUES.size()));
      texts.put(
          key + " = " + value.substring(0, Math.min(30, value.length())), key + " = " + value);
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, bytes(text + "\n" + DATA)));
    files.put("nothing", new byte[0]);
    files.put("zeros", new byte[100_000]);
    files.put("UTF-16", GOOD.getBytes(StandardCharsets.UTF_16));
    files.put("more than 1 MiB", bytes("#".repeat(3 << 20) + GOOD));
    for (int i = 0; i < 10; i++) {
      byte[] noise = new byte[1 + random.nextInt(5_000)];
      random.nextBytes(noise);
      files.put("noise " + i, noise);
    }
    return files;
  }

  /** Overrides, by what is wrong with them. */
  static Map<String, String> overrides(SplittableRandom random) {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("no key", "=");
    overrides.put("no value", "training");
    overrides.put("a line feed", "training.epoch=3\nstudy.name=x");
    overrides.put("a long key", "training." + "x".repeat(50_000) + "=1");
    overrides.put("a deep key", "a.".repeat(20_000) + "a=1");
    overrides.put("a deep value", "training=" + "[".repeat(20_000));
    overrides.put("an include", "training={include \"/etc/passwd\"}");
    overrides.put("an open quote", "training.epochs=\"");
    for (int i = 0; i < 22; i++) {
      String key = KEYS.get(random.nextInt(KEYS.size()));
      String value = VALUES.get(random.nextInt(VALUES.size() - 2));
      overrides.put(key + " = " + value, key + "x=" + value);
    }
    return overrides;
  }

  /** Paths that lead to nothing that can be read, or to something that never ends. */
  static List<String> paths(Path folder) {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "", " ", "/dev/zero", "/dev/null", "/dev/stdin", "/proc/self/mem", "/proc", "/"));
    paths.addAll(List.of("../../../../../../../..", "a".repeat(5_000), "a/".repeat(3_000) + "a"));
    paths.addAll(List.of("http://127.0.0.1:1/x", "s3a://bucket/x", "foo://x/y", "file://host/x"));
    paths.addAll(List.of("a:b", "*", "{a,b", "[a", "%00", "\\", "\"", "jar:file:/x.jar!/y"));
    paths.addAll(List.of("\u001b[31m", "\u202e", folder + "/pipe", folder + "/loop"));
    paths.addAll(List.of(folder + "/zero", folder + "/none", folder.toString()));
    return paths;
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
