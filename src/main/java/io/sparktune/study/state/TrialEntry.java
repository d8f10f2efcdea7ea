package io.sparktune.study.state;

import java.time.Instant;

/**
 * The circumstances in which a trial was proposed.
 *
 * @param place how many trials were proposed before it
 * @param bracket that the pruner assigned
 * @param seen the history that it is judged by in strict mode; empty otherwise
 */
record TrialEntry(int place, Instant startedAt, int bracket, StudyHistory seen) {}
