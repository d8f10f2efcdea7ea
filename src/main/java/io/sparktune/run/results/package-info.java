/** The results of a run: its record, its report, and how it ended. */
package io.sparktune.run.results;
