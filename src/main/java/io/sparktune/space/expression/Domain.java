package io.sparktune.space.expression;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The type of a name in an expression.
 *
 * @param texts the options, empty unless the kind is text
 */
public record Domain(Kind kind, List<String> texts) {

  /** The type of an expression or of a part of one. */
  public enum Kind {
    NUMBER("a number"),
    TRUTH("true or false"),
    TEXT("a text");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  /** Any number. */
  public static final Domain NUMBERS = new Domain(Kind.NUMBER, List.of());

  static final Domain TRUTHS = new Domain(Kind.TRUTH, List.of());

  public Domain {
    texts = List.copyOf(texts);
  }

  /** The domains of all parameters, by name. */
  public static Map<String, Domain> of(Space space) {
    Map<String, Domain> domains = new LinkedHashMap<>();
    space.parameters().forEach(parameter -> domains.put(parameter.name(), of(parameter)));
    return domains;
  }

  private static Domain of(Parameter parameter) {
    return switch (parameter.type()) {
      case INTEGER, REAL -> NUMBERS;
      case BOOLEAN -> TRUTHS;
      case TEXT ->
          new Domain(
              Kind.TEXT,
              ((ChoiceParameter) parameter).options().stream().map(Object::toString).toList());
    };
  }
}
