/**
 * The engines that train networks: Deeplearning4j, and one for plain perceptrons that computes the
 * same with matrix products of OpenBLAS and loops of Java.
 */
package io.sparktune.training.engine;
