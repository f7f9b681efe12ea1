/** Takes the audit log to a topic of Kafka: every event at least once, in order, and only where all its replicas have it. */
@NullMarked
package dev.weir.kafka;

import org.jspecify.annotations.NullMarked;
