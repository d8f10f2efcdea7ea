package io.sparktune.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Arguments of the form {@code key=a,b,c}, all optional. */
record Arguments(Map<String, String> byKey) {

  static Arguments of(String[] arguments, List<String> keys) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length < 2 || !keys.contains(parts[0])) {
        throw new IllegalArgumentException(
            argument + " is no argument; these are, each followed by =: " + keys);
      }
      byKey.put(parts[0], parts[1]);
    }
    return new Arguments(byKey);
  }

  String text(String key, String otherwise) {
    return byKey.getOrDefault(key, otherwise);
  }

  List<String> list(String key, List<String> otherwise) {
    String text = byKey.get(key);
    return text == null ? otherwise : List.of(text.split(",", -1));
  }

  int number(String key, int otherwise) {
    return Integer.parseInt(byKey.getOrDefault(key, Integer.toString(otherwise)));
  }

  /** Seeds such as {@code 0-19}, both ends included. */
  List<Long> seeds(String otherwise) {
    String[] ends = byKey.getOrDefault("seeds", otherwise).split("-", 2);
    return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
        .boxed()
        .toList();
  }
}
