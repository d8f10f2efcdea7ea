/** Pictures that are to be predicted: where they lie, and in which batches. */
package io.sparktune.spark.prediction.images;
