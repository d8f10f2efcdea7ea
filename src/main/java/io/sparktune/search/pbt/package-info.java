/** Population-based training: values that change during training. */
package io.sparktune.search.pbt;
