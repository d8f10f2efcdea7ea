/**
 * Samplers that spread their points evenly: a suggestion depends on its number alone, never on
 * results.
 */
package io.sparktune.search.quasi;
