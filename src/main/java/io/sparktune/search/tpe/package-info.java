/** The tree-structured Parzen estimator. */
package io.sparktune.search.tpe;
