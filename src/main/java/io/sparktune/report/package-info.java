/** What a person reads of a study: progress, leaderboard. */
package io.sparktune.report;
