/** Layers that read sequences, for networks of several kinds. */
package io.sparktune.model.sequence;
