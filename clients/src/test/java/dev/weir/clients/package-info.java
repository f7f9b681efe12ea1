/** Programs and libraries that people really use, sent through one Weir that really runs: nothing here is played but the outside. */
@NullMarked
package dev.weir.clients;

import org.jspecify.annotations.NullMarked;
