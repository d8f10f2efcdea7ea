/** The rows of a run's trials, filtered and sorted as a user asks. */
package io.sparktune.report.list;
