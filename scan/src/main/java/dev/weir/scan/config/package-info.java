/** What a project says of its scans in weir-scan.yaml, once it is read. */
@NullMarked
package dev.weir.scan.config;

import org.jspecify.annotations.NullMarked;
