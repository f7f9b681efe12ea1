package dev.weir.wire.front;

import dev.weir.gateway.Messages;
import dev.weir.wire.guard.Share;

/**
 * What a gRPC call goes on with, once its first messages were let out.
 *
 * @param row what came of the message behind those
 * @param memory what holds the messages that wait
 */
record Conversation(Messages line, MessageRow row, Share memory) {}
