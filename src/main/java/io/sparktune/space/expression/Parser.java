package io.sparktune.space.expression;

import io.sparktune.space.expression.Domain.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A recursive-descent parser of expressions, to a limited depth. */
final class Parser {

  private static final int DEEPEST = 50;

  private final List<Token> tokens;
  private final Map<String, Domain> domains;
  private final Map<String, ?> constants;
  private final Set<String> names = new LinkedHashSet<>();
  private int at;
  private int depth;

  Parser(String text, Map<String, Domain> domains, Map<String, ?> constants) {
    this.tokens = Tokens.of(text);
    this.domains = domains;
    this.constants = constants;
  }

  /** The syntax tree of the whole text, which is a condition. */
  Node condition() {
    Part whole = implication();
    if (token().type() != Token.Type.END) {
      throw unexpected("and, or, => or the end");
    }
    return require(whole, Kind.TRUTH).node();
  }

  /** The names of parameters in the text, in their order. */
  Set<String> names() {
    return names;
  }

  /** A node with the column at which it begins. */
  private record Part(Node node, int column) {

    Kind kind() {
      return node.kind();
    }
  }

  private Part implication() {
    descend();
    Part left = disjunction();
    if (accept("=>")) {
      Node unless = new Node.Not(require(left, Kind.TRUTH).node());
      Node then = require(implication(), Kind.TRUTH).node();
      left = new Part(new Node.Or(unless, then), left.column());
    }
    depth--;
    return left;
  }

  private Part disjunction() {
    Part left = conjunction();
    while (accept("or")) {
      Node first = require(left, Kind.TRUTH).node();
      Node second = require(conjunction(), Kind.TRUTH).node();
      left = new Part(new Node.Or(first, second), left.column());
    }
    return left;
  }

  private Part conjunction() {
    Part left = negation();
    while (accept("and")) {
      Node first = require(left, Kind.TRUTH).node();
      Node second = require(negation(), Kind.TRUTH).node();
      left = new Part(new Node.And(first, second), left.column());
    }
    return left;
  }

  private Part negation() {
    int column = token().column();
    if (!accept("not")) {
      return comparison();
    }
    descend();
    Part inner = require(negation(), Kind.TRUTH);
    depth--;
    return new Part(new Node.Not(inner.node()), column);
  }

  private Part comparison() {
    Part left = sum();
    Optional<Relation> relation = Relation.of(token());
    if (relation.isEmpty()) {
      return left;
    }
    Token sign = next();
    Part right = sum();
    if (relation.get().isOrder()) {
      require(left, Kind.NUMBER);
      require(right, Kind.NUMBER);
    } else if (left.kind() != right.kind()) {
      throw new ExpressionError(sign.column(), left.kind() + " is compared with " + right.kind());
    }
    requireKnownText(left, right);
    requireKnownText(right, left);
    return new Part(new Node.Comparison(relation.get(), left.node(), right.node()), left.column());
  }

  private void requireKnownText(Part named, Part literal) {
    if (named.node() instanceof Node.Named name
        && name.kind() == Kind.TEXT
        && literal.node() instanceof Node.Literal text) {
      List<String> texts = Objects.requireNonNull(domains.get(name.name())).texts();
      String written = (String) text.value();
      if (!texts.contains(written)) {
        throw new ExpressionError(
            literal.column(),
            "'" + written + "' is not an option of " + name.name(),
            written,
            texts);
      }
    }
  }

  private Part sum() {
    Part left = product();
    while (token().is("+") || token().is("-")) {
      Function function = next().is("+") ? Function.PLUS : Function.MINUS;
      left = calculation(function, left, product());
    }
    return left;
  }

  private Part product() {
    Part left = signed();
    while (token().is("*") || token().is("/")) {
      Function function = next().is("*") ? Function.TIMES : Function.BY;
      left = calculation(function, left, signed());
    }
    return left;
  }

  private Part signed() {
    int column = token().column();
    if (!accept("-")) {
      return power();
    }
    descend();
    Node inner = require(signed(), Kind.NUMBER).node();
    depth--;
    return new Part(new Node.Calculation(Function.NEGATIVE, List.of(inner)), column);
  }

  private Part power() {
    Part base = atom();
    if (!accept("^")) {
      return base;
    }
    descend();
    Part exponent = signed();
    depth--;
    return calculation(Function.POWER, base, exponent);
  }

  private static Part calculation(Function function, Part left, Part right) {
    List<Node> operands =
        List.of(require(left, Kind.NUMBER).node(), require(right, Kind.NUMBER).node());
    return new Part(new Node.Calculation(function, operands), left.column());
  }

  private Part atom() {
    Token token = token();
    if (accept("(")) {
      Part inner = implication();
      expect(")");
      return new Part(inner.node(), token.column());
    }
    return switch (token.type()) {
      case NUMBER -> literal(Kind.NUMBER, Double.valueOf(next().text()), token);
      case TEXT -> literal(Kind.TEXT, next().text(), token);
      case NAME -> name();
      default -> throw unexpected("a number, a name, a text or (");
    };
  }

  private static Part literal(Kind kind, Object value, Token token) {
    return new Part(new Node.Literal(kind, value), token.column());
  }

  private Part name() {
    Token token = next();
    String name = token.text();
    if (name.equals("true") || name.equals("false")) {
      return literal(Kind.TRUTH, Boolean.valueOf(name), token);
    }
    if (List.of("and", "or", "not").contains(name)) {
      at--;
      throw unexpected("a number, a name, a text or (");
    }
    if (token().is("(")) {
      return call(token);
    }
    Object constant = constants.get(name);
    if (constant != null) {
      return literal(kind(constant), constant, token);
    }
    Domain domain = domains.get(name);
    if (domain == null) {
      throw unknown(token);
    }
    names.add(name);
    return new Part(new Node.Named(domain.kind(), name), token.column());
  }

  private static Kind kind(Object constant) {
    if (constant instanceof Double) {
      return Kind.NUMBER;
    }
    return constant instanceof Boolean ? Kind.TRUTH : Kind.TEXT;
  }

  private ExpressionError unknown(Token token) {
    Set<String> known = new LinkedHashSet<>(domains.keySet());
    known.addAll(constants.keySet());
    String name = token.text();
    boolean minus =
        IntStream.range(0, name.length())
            .anyMatch(i -> name.charAt(i) == '-' && known.contains(name.substring(0, i)));
    String advice = minus ? "; a minus after a name needs a space before it" : "";
    return new ExpressionError(
        token.column(), "there is no " + name + advice, name, List.copyOf(known));
  }

  private Part call(Token name) {
    Function function =
        Function.called(name.text())
            .orElseThrow(
                () ->
                    new ExpressionError(
                        name.column(),
                        "there is no function "
                            + name.text()
                            + ", only "
                            + String.join(", ", Function.names()),
                        name.text(),
                        Function.names()));
    expect("(");
    List<Node> operands = new ArrayList<>();
    do {
      operands.add(require(implication(), Kind.NUMBER).node());
    } while (function.takesMany() && accept(","));
    expect(")");
    return new Part(new Node.Calculation(function, operands), name.column());
  }

  private static Part require(Part part, Kind kind) {
    if (part.kind() != kind) {
      throw new ExpressionError(part.column(), "got " + part.kind() + ", wanted " + kind);
    }
    return part;
  }

  private void descend() {
    if (++depth > DEEPEST) {
      throw new ExpressionError(token().column(), "nested deeper than " + DEEPEST + " levels");
    }
  }

  private Token token() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at++);
  }

  private boolean accept(String sign) {
    boolean found = token().is(sign);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String sign) {
    if (!accept(sign)) {
      throw unexpected(sign);
    }
  }

  private ExpressionError unexpected(String wanted) {
    return new ExpressionError(token().column(), "got " + token() + ", wanted " + wanted);
  }
}
