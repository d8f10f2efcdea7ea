/** The standard normal distribution: exactly, far in its tail, and fast. */
package io.sparktune.search.normal;
