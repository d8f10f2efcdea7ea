package io.sparktune.search.gp;

import java.util.List;

/**
 * What a suggestion aims at.
 *
 * @param acquisition what places are worth
 * @param best the places of the best trials, the best first
 */
record Outlook(Acquisition acquisition, List<double[]> best) {}
