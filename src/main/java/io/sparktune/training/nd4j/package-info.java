/** Deeplearning4j and ND4J: native memory, threads, devices, network files. */
package io.sparktune.training.nd4j;
