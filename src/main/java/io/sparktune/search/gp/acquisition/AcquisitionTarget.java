package io.sparktune.search.gp.acquisition;

import java.util.List;

/**
 * The target of a suggestion: an acquisition function and the incumbents.
 *
 * @param acquisition the function to maximise
 * @param best the places of the best trials, the best first
 */
public record AcquisitionTarget(Acquisition acquisition, List<double[]> best) {}
