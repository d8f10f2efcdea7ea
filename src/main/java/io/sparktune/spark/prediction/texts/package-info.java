/** Files of texts that are to be predicted. */
package io.sparktune.spark.prediction.texts;
