/** The tables of a study as values, read as any reader of Parquet would. */
package io.sparktune.lake.query;
