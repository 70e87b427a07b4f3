/** What is measured of a network and its gradient: numbers of a layer, histograms, how far back blame reaches. */
@NullMarked
package downhill.measure;

import org.jspecify.annotations.NullMarked;
