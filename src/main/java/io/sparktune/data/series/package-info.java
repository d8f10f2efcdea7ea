/** Series in time: their rows are the steps that are foretold from those before. */
package io.sparktune.data.series;
