package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Grid;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.Prior;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a space, as a text table. */
public final class SpaceTable {

  private SpaceTable() {}

  /**
   * One line for each parameter; those of a branch say when it is open. Cells are wrapped if there
   * is no room.
   */
  public static String of(Space space, ScreenWidth width) {
    if (space.roots().isEmpty()) {
      return "nothing varies\n";
    }
    TextTable table = new TextTable();
    table.add(List.of("parameter", "values", "only if"));
    space.roots().forEach(parameter -> add(table, parameter, ""));
    return table.wrapped(width);
  }

  private static void add(TextTable table, Parameter parameter, String condition) {
    table.add(List.of(parameter.name(), values(parameter), condition));
    for (Branch branch : parameter.branches()) {
      String opened = parameter.name() + " is " + opening(parameter, branch);
      branch.parameters().forEach(inner -> add(table, inner, opened));
    }
  }

  private static String opening(Parameter parameter, Branch branch) {
    String first = parameter.valueAt(branch.first()).toString();
    return branch.first() == branch.last() ? first : first + " or more";
  }

  private static String values(Parameter parameter) {
    if (parameter instanceof ChoiceParameter choice) {
      return choice.options().stream()
          .map(option -> option + share(choice, option))
          .collect(Collectors.joining(" | "));
    }
    if (parameter instanceof IntegerParameter whole) {
      return whole.low()
          + " to "
          + whole.high()
          + (whole.step() > 1 ? ", step " + whole.step() : "")
          + scale(whole.scale())
          + prior(whole.prior());
    }
    RealParameter real = (RealParameter) parameter;
    return Numbers.brief(real.low())
        + " to "
        + Numbers.brief(real.high())
        + (real.step() > 0 ? ", step " + Numbers.brief(real.step()) : "")
        + scale(real.scale())
        + prior(real.prior());
  }

  private static String share(ChoiceParameter choice, Object option) {
    return choice.weights().isEmpty()
        ? ""
        : String.format(Locale.ROOT, " (%.3g %%)", 100 * choice.share(option));
  }

  private static String prior(Prior prior) {
    return prior instanceof Prior.Normal normal
        ? ", normal around "
            + Numbers.brief(normal.mean())
            + " with deviation "
            + Numbers.brief(normal.deviation())
        : "";
  }

  private static String scale(Scale scale) {
    return scale == Scale.LOG ? ", log" : "";
  }

  /** How many points the grid of a space has, in words. */
  public static String gridSize(Space space) {
    Optional<String> endless =
        space.parameters().stream()
            .filter(parameter -> !parameter.isCountable())
            .map(Parameter::name)
            .findFirst();
    return endless
        .map(name -> "the space has no grid, since " + name + " has no step")
        .orElseGet(
            () -> {
              BigInteger points = new Grid(space).size();
              return String.format(
                  Locale.ROOT,
                  "the space's grid has %,d point%s",
                  points,
                  points.equals(BigInteger.ONE) ? "" : "s");
            });
  }
}
