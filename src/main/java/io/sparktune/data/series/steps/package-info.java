/** The steps of series in time: regular ones, by number, by calendar or by the clock. */
package io.sparktune.data.series.steps;
