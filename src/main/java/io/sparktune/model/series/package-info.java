/** Networks that read the last steps of series. */
package io.sparktune.model.series;
