/** Results of earlier studies: tried first, and trusted as far as today's trials confirm them. */
package io.sparktune.search.earlier;
