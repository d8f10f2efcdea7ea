/** Ratings of items by users as a kind of data: reading, preparation, batches. */
package io.sparktune.data.ratings;
