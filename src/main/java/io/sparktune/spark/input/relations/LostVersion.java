package io.sparktune.spark.input.relations;

/** The version of a table with which a study began is not there any more. */
final class LostVersion extends RuntimeException {

  private static final long serialVersionUID = 1;

  LostVersion(String table, String version, Throwable cause) {
    super(
        "%s cannot be read at version %s, with which the study began (%s); restore it, or begin anew"
                .formatted(
                    table,
                    version,
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
            + " with another study.name",
        cause);
  }
}
