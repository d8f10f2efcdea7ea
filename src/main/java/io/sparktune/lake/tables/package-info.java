/** The Parquet tables of a study, made from its events. */
package io.sparktune.lake.tables;
