/** Sinks that are told of a study's trials, in place of tables. */
package io.sparktune.lake.sinks.trackers;
