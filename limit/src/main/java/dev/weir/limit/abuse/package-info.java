/** Floods, loops and beacons are told from ordinary calls by small statistics for each caller and destination. */
@NullMarked
package dev.weir.limit.abuse;

import org.jspecify.annotations.NullMarked;
