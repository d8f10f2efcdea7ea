/** Random changes of pictures in training. */
package io.sparktune.data.images.augment;
