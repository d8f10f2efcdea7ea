/** Earlier runs: transfer of their trials, take-over of their folds. */
package io.sparktune.run.earlier;
