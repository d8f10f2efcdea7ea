package io.sparktune.pruning;

/**
 * The epochs after which a pruner judges trials.
 *
 * @param first from 1
 * @param interval epochs from one to the next
 * @param end the epoch at which training ends, which is not judged
 */
record JudgedEpochs(int first, int interval, int end) {

  boolean contains(int epoch) {
    return epoch >= first && (epoch - first) % interval == 0 && epoch < end;
  }
}
