/** Finds tables, results of queries and data sources of Spark. Imports data. */
package io.sparktune.spark.input.relations;
