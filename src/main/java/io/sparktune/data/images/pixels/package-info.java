/** Pixels: sizes, resampling, the decoding of files of pictures. */
package io.sparktune.data.images.pixels;
