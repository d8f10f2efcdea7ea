package io.sparktune.space.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionTest {

  private static final Space SPACE =
      new Space(
          List.of(
              new IntegerParameter("model.units", 1, 512, Scale.LINEAR),
              new IntegerParameter("model.layers", 1, 3, Scale.LINEAR),
              new RealParameter("training.learning-rate", 1e-4, 1, Scale.LOG),
              new ChoiceParameter("model.batch-normalisation", List.of(true, false)),
              new ChoiceParameter(
                  "training.updater",
                  List.of("adam", "sgd"),
                  List.of(
                      new Branch(
                          1,
                          1,
                          List.of(
                              new RealParameter(
                                  "training.updater.sgd.momentum", 0, 1, Scale.LINEAR)))))));

  private static final Values VALUES =
      new Values(
          Map.of(
              "model.units",
              64L,
              "model.layers",
              2L,
              "training.learning-rate",
              0.5,
              "model.batch-normalisation",
              true,
              "training.updater",
              "adam"));

  private static Expression parse(String text) {
    return Expression.parse(text, Domain.of(SPACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.layers * model.units <= 128",
        "model.units - 1 == 63",
        "model.units -1 == 63",
        "1 + 2 * 3 == 7",
        "(1 + 2) * 3 == 9",
        "10 - 3 - 2 == 5",
        "12 / 3 / 2 == 2",
        "2 ^ 3 ^ 2 == 512",
        "-2 ^ 2 == -4",
        "2 ^ -1 == 0.5",
        "- - 2 == 2",
        "1e-1 + .5 == 0.6",
        "min(3, model.layers, 7) == 2 and max(1, 2) == 2",
        "abs(-3) == 3 and sqrt(16) == 4 and log(1) == 0 and log2(model.units) == 6",
        "training.updater == 'adam'",
        "training.updater != \"sgd\"",
        "'adam' == training.updater",
        "model.batch-normalisation",
        "not (model.units < 64 or model.units > 64)",
        "not false and not not true",
        "model.units > 100 => model.layers == 1",
        "training.updater == 'adam' => training.learning-rate < 1 => model.units != 3",
        "true or false and false",
        "(model.units > 3) == (model.layers > 1)",
        "1 / 0 > 1e308",
        "1 / 0 == 2 / 0",
        "\tmodel.units\n>=64 "
      })
  void trueOnes_permit(String text) {
    assertThat(parse(text).isSatisfiedBy(VALUES)).isTrue();
    assertThat(parse("not (" + text + ")").isSatisfiedBy(VALUES)).isFalse();
  }

  @Test
  void comparisonsWithWhatIsNoNumber_areBroken() {
    for (String relation : List.of("<", "<=", ">", ">=", "==", "!=")) {
      assertThat(parse("log(-1) " + relation + " 3").isSatisfiedBy(VALUES)).as(relation).isFalse();
      assertThat(parse("max(1, sqrt(-1)) " + relation + " 3").isSatisfiedBy(VALUES)).isFalse();
    }
  }

  @Test
  void whatNamesAParameterThatIsOff_isKept() {
    Expression expression = parse("training.updater.sgd.momentum > 0.9 and model.units > 1000");

    assertThat(expression.isSatisfiedBy(VALUES)).isTrue();
    assertThat(
            expression.isSatisfiedBy(
                new Values(Map.of("training.updater.sgd.momentum", 0.5, "model.units", 64L))))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "parameters <= 200000; 50000",
        "parameters >= 200000; -50000",
        "parameters < 300000; -50000",
        "fit-millis == 3; 4",
        "fit-millis <= 10 and parameters <= 200000; 50000",
        "fit-millis <= 10 or parameters <= 200000; -3",
        "not fit-millis <= 10; 3",
        "fit-millis > 5 => parameters <= 200000; 2",
        "log(fit-millis - 8) <= 1; Infinity"
      })
  void violations_sayByHowMuch(String text, double violation) {
    Map<String, Domain> domains =
        Map.of("parameters", Domain.NUMBERS, "fit-millis", Domain.NUMBERS);

    Expression expression = Expression.parse(text, domains);

    assertThat(expression.violation(Map.of("parameters", 250000.0, "fit-millis", 7.0)))
        .hasValue(violation);
    assertThat(expression.violation(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"<, false", "<=, true", ">, false", ">=, true", "==, true", "!=, false"})
  void atTheBound_strictOnesAreBroken(String relation, boolean kept) {
    Expression expression = parse("model.units " + relation + " 64");

    assertThat(expression.isSatisfiedBy(VALUES)).isEqualTo(kept);
    assertThat(expression.violation(VALUES.byName()).orElseThrow())
        .isCloseTo(0, within(Double.MIN_VALUE));
  }

  @Test
  void namesAreInTheOrderOfTheText() {
    assertThat(parse("model.units * model.layers <= 9 or model.units < 3").names())
        .containsExactly("model.units", "model.layers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "model.units <=; column 15: got the end, wanted a number, a name, a text or (",
        "model.units <= 3 4; column 18: got 4, wanted and, or, => or the end",
        "1 <= model.units <= 3; column 18: got <=, wanted and, or, => or the end",
        "(model.units <= 3; column 18: got the end, wanted )",
        "model.units = 3; column 13: got =, wanted == or =>",
        "model.units <= 3 && true; column 18: got &, wanted and",
        "model.units ? 3; column 13: ? means nothing here",
        "model.units + 3; column 1: got a number, wanted true or false",
        "model.units and true; column 1: got a number, wanted true or false",
        "not 3 < 4 + true; column 13: got true or false, wanted a number",
        "training.updater < 'sgd'; column 1: got a text, wanted a number",
        "training.updater == 3; column 18: a text is compared with a number",
        "training.updater == 'adma'; column 21: 'adma' is not an option of training.updater",
        "training.updater == 'adam; column 21: the text is never closed",
        "model.unit-1 == 63; column 1: there is no model.unit-1",
        "ln(3) > 2; column 1: there is no function ln, only min, max, abs, log, log2, sqrt",
        "sqrt(3, 4) > 2; column 7: got ,, wanted )",
        "min() > 2; column 5: got ), wanted a number, a name, a text or (",
        "and > 2; column 1: got and, wanted a number, a name, a text or ("
      })
  void others_areRefused_withTheirColumn(String text, String message) {
    assertThatExceptionOfType(ExpressionError.class)
        .isThrownBy(() -> parse(text))
        .withMessage(message);
  }

  @Test
  void aMinusThatIsReadAsAHyphen_isExplained() {
    assertThatExceptionOfType(ExpressionError.class)
        .isThrownBy(() -> parse("model.units-1 == 63"))
        .withMessage(
            "column 1: there is no model.units-1; a minus after a name needs a space before it");
  }

  @Test
  void constantsAreWhatTheyStandFor() {
    Expression expression =
        Expression.parse(
            "training.epochs * model.units <= 640 and updater == 'sgd' and shuffled",
            Domain.of(SPACE),
            Map.of("training.epochs", 10.0, "updater", "sgd", "shuffled", true));

    assertThat(expression.names()).containsExactly("model.units");
    assertThat(expression.isSatisfiedBy(VALUES)).isTrue();
    assertThat(expression.isSatisfiedBy(new Values(Map.of("model.units", 65L)))).isFalse();
  }

  @Test
  void whatIsUnknown_comesWithWhatIsKnown() {
    assertThatExceptionOfType(ExpressionError.class)
        .isThrownBy(() -> parse("training.updater == 'adma'"))
        .satisfies(
            error -> {
              assertThat(error.unknown()).isEqualTo("adma");
              assertThat(error.known()).containsExactly("adam", "sgd");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "-", "2^", "true => ", "sqrt(", "2^-"})
  void deepNesting_isRefused(String part) {
    assertThatExceptionOfType(ExpressionError.class)
        .isThrownBy(() -> parse(part.repeat(60) + "1"))
        .withMessageEndingWith("nested deeper than 50 levels");
    assertThatExceptionOfType(ExpressionError.class)
        .isThrownBy(() -> parse(part.repeat(100_000)))
        .withMessage("column 1001: longer than 1000 characters");
  }

  @Test
  void longChains_areNoNesting() {
    assertThat(parse("1" + "+1".repeat(495) + " == 496").isSatisfiedBy(VALUES)).isTrue();
  }

  /** Whatever is thrown at it, an expression comes out, or an error with a column. */
  @Test
  void anyText_isAnExpressionOrAnError() {
    String[] parts = {
      "model.units",
      "1",
      "<=",
      "==",
      "and",
      "not",
      "(",
      ")",
      "+",
      "-",
      "^",
      "=>",
      "'adam'",
      "true",
      "min(",
      ",",
      "training.updater",
      "\u0000",
      "é",
      "\"",
      "."
    };
    SplittableRandom random = new SplittableRandom(5);
    int sound = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 8); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]).append(' ');
      }
      try {
        assertThat(parse(text.toString()).violation(VALUES.byName()).orElseThrow()).isNotNaN();
        sound++;
      } catch (ExpressionError e) {
        assertThat(e.column()).isBetween(1, text.length() + 1);
      }
    }
    assertThat(sound).isGreaterThan(100);
  }

  @Test
  void expressionsTravel() throws Exception {
    Expression expression = parse("not (model.units ^ 2 < 5000) => training.updater != 'sgd'");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(expression);
    }
    Expression arrived;
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (Expression) in.readObject();
    }

    assertThat(arrived).isEqualTo(expression);
    assertThat(arrived.isSatisfiedBy(VALUES)).isEqualTo(expression.isSatisfiedBy(VALUES));
  }
}
