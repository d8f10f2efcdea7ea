/** What predictions for some rows show beyond their scores, in few figures however many rows. */
package io.sparktune.training.diagnostics;
