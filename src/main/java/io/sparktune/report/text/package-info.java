/** A study on a terminal: progress, leaderboard, fronts, importances. */
package io.sparktune.report.text;
