package io.sparktune.report.list;

/** Refuses a filter, column or order that the trials of a run do not have; one whole line. */
public final class BadQuery extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadQuery(String line) {
    super(line);
  }
}
