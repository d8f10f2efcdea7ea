/** Executors as a study sees them: their slots, their growth, claims of a whole one, their loss. */
package io.sparktune.spark.executors;
