/** Iceberg tables that all studies share. */
package io.sparktune.lake.sinks.iceberg;
