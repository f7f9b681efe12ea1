/** YAML as values that know their place: everything wrong is collected, nothing is thrown. */
@NullMarked
package dev.weir.policy.yaml;

import org.jspecify.annotations.NullMarked;
