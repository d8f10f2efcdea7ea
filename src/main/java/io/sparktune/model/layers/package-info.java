/** Layers that Deeplearning4j has not, or has with wrong gradients. */
package io.sparktune.model.layers;
