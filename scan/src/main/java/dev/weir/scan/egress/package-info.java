/** What the analysis of data flow establishes: each call that sends, with what reaches it. Rules judge these facts. */
@NullMarked
package dev.weir.scan.egress;

import org.jspecify.annotations.NullMarked;
