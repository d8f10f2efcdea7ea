/** Settings of a trial and of its training. */
package io.sparktune.training.plan;
