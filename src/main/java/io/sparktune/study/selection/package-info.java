/**
 * Compares the complete trials of a study once it is over: what the winner's score is worth, and
 * which trials are tied with it.
 */
package io.sparktune.study.selection;
