/** The monitoring of a study in progress: its log and its metrics. */
package io.sparktune.run.monitoring;
