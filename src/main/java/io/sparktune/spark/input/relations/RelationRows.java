package io.sparktune.spark.input.relations;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a relation.
 *
 * @param isOrdered whether they have an order that is to be kept
 */
public record RelationRows(Dataset<Row> rows, boolean isOrdered) {}
