package io.sparktune.report;

import io.sparktune.study.outcomes.FinishedTrial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A study in progress, after the end of a fold.
 *
 * @param trials how many there are to be
 * @param finished how many are over
 * @param latest the trial that ended last; null before the first one
 * @param foldsDone by this driver
 * @param best the best feasible trial so far; null before the first one
 * @param frontSize how many trials are on the front; 0 for one goal
 * @param elapsed since this driver took the study up
 * @param left an estimate, until the winner is trained; null while nothing has settled that it
 *     could rest on
 * @param share of the work that is done, by all drivers
 */
public record StudyProgress(
    int trials,
    int finished,
    @Nullable FinishedTrial latest,
    long foldsDone,
    @Nullable FinishedTrial best,
    int frontSize,
    Duration elapsed,
    @Nullable Duration left,
    double share) {}
