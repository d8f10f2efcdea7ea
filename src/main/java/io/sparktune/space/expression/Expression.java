package io.sparktune.space.expression;

import io.sparktune.space.Constraint;
import io.sparktune.space.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A condition on named values, such as {@code model.layers * model.units <= 1024} or {@code
 * training.updater == 'sgd' => training.learning-rate >= 1e-3}.
 *
 * <p>Loosest first: {@code =>}; {@code or}; {@code and}; {@code not}; {@code <= >= < > == !=};
 * {@code + -}; {@code * /}; a sign; {@code ^}. Besides there are parentheses, {@code min}, {@code
 * max}, {@code abs}, {@code log} (natural), {@code log2}, {@code sqrt}, {@code true}, {@code false}
 * and texts in quotes. A class stands behind its metric, in quotes where it holds a sign or a word
 * of the language: {@code f1@yes}, {@code f1@'yes and no'}. A hyphen right between letters or
 * digits belongs to a name: a minus after a name needs a space before it.
 */
public final class Expression implements Constraint {

  private static final long serialVersionUID = 1;

  private static final int LONGEST = 1000;

  private final String text;
  private final Node condition;
  private final List<String> names;

  private Expression(String text, Node condition, List<String> names) {
    this.text = text;
    this.condition = condition;
    this.names = names;
  }

  /**
   * Parses a condition that names parameters only.
   *
   * @param domains what each name that may vary stands for
   * @throws ExpressionError if the text is not a condition
   */
  public static Expression parse(String text, Map<String, Domain> domains) {
    return parse(text, domains, Map.of());
  }

  /**
   * Parses a condition.
   *
   * @param domains what each name that may vary stands for
   * @param constants a {@link Double}, {@link Boolean} or {@link String} for each name that does
   *     not
   * @throws ExpressionError if the text is not a condition
   */
  public static Expression parse(
      String text, Map<String, Domain> domains, Map<String, ?> constants) {
    if (text.length() > LONGEST) {
      throw new ExpressionError(LONGEST + 1, "longer than " + LONGEST + " characters");
    }
    Parser parser = new Parser(text, domains, constants);
    Node condition = parser.condition();
    return new Expression(text, condition, List.copyOf(parser.names()));
  }

  /**
   * The names in a text that have a class, such as {@code f1@yes}.
   *
   * @throws ExpressionError if the text has a character that means nothing
   */
  public static Set<String> namesOfClasses(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (Token token : Tokens.of(text)) {
      if (token.type() == Token.Type.NAME && token.text().contains("@")) {
        names.add(token.text());
      }
    }
    return names;
  }

  /** Every name in it of what may vary, in the order of its text. */
  public Set<String> names() {
    return new LinkedHashSet<>(names);
  }

  @Override
  public boolean isSatisfiedBy(Values values) {
    return violation(values.byName()).orElse(0) <= 0;
  }

  /**
   * The violation of the condition, in the unit of what it compares: at most 0 where it is
   * satisfied. Of several comparisons it is the largest where all must be satisfied, the smallest
   * where one is enough. Texts and truth values have violations of 1.
   *
   * @param named the value of each name: a number, a truth value or a text
   * @return empty where a name has no value
   */
  public OptionalDouble violation(Map<String, ?> named) {
    return named.keySet().containsAll(names)
        ? OptionalDouble.of(condition.violation(named))
        : OptionalDouble.empty();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression expression && text.equals(expression.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
