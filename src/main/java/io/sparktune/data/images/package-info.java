/** Pictures of one size, their preparation, and the keys of both. */
package io.sparktune.data.images;
