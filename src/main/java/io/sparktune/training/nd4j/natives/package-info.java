/** ND4J's natives: the builds that are served, and the one that this process takes. */
package io.sparktune.training.nd4j.natives;
