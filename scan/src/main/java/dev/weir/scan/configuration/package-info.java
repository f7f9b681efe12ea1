/** What the configuration files of the programs that are scanned say of where calls go to. */
@NullMarked
package dev.weir.scan.configuration;

import org.jspecify.annotations.NullMarked;
