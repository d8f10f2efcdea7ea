/** Tables that all studies share, as rows of one shape whatever a study's parameters are. */
package io.sparktune.lake.sinks.shared;
