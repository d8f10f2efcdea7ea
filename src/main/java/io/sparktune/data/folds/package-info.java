/** Fold plans: stratified, grouped, in time order. */
package io.sparktune.data.folds;
