package dev.weir.detect.body;

/** What a document has round its values that tells their lengths, and so must change with them. */
public enum Framing {
  NONE,
  /** Fields and messages of protocol buffers. */
  PROTOBUF,
  /** Such messages, each behind the five bytes of gRPC. */
  GRPC,
  /** Texts and bytes of MessagePack. */
  MESSAGE_PACK
}
