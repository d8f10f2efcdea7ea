/** Population-based training: values that change while a network is trained. */
package io.sparktune.search.pbt;
