package io.sparktune.search.gp.acquisition;

import java.util.List;

/**
 * What a suggestion aims at.
 *
 * @param acquisition what places are worth
 * @param best the places of the best trials, the best first
 */
public record AcquisitionTarget(Acquisition acquisition, List<double[]> best) {}
