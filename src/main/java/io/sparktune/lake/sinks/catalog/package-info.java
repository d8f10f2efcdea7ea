/** A study's own tables, under names in the catalog of a Spark session. */
package io.sparktune.lake.sinks.catalog;
