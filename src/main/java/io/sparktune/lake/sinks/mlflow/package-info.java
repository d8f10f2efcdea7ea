/** Runs of MLflow, by its REST API. */
package io.sparktune.lake.sinks.mlflow;
