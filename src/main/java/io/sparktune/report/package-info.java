/** Reports of a study for people: progress, leaderboard. */
package io.sparktune.report;
