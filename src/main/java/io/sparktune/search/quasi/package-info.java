/**
 * Samplers that spread their points evenly: a suggestion depends on its number alone, never on what
 * came of the others.
 */
package io.sparktune.search.quasi;
