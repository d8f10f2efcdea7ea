/** Values to Deeplearning4j configurations: the only place that builds networks. */
package io.sparktune.model;
