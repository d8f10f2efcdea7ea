/** CSV files in any dialect: their form, their records, and Spark tasks that part them. */
package io.sparktune.spark.input.csv;
