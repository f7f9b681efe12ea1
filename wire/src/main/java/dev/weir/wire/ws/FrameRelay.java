package dev.weir.wire.ws;

import io.netty.buffer.ByteBuf;

/** Passes on messages that nobody looks at, piece by piece, each as a fragment of its own, so that nothing is held in memory. */
final class FrameRelay implements Frames {

  private final Leg to;
  private FrameHead head = new FrameHead(true, false, FrameHead.BINARY, 0);
  private int opcode;
  private boolean compressed;
  private boolean checked;
  private Utf8Check utf8 = new Utf8Check();

  FrameRelay(Leg to) {
    this.to = to;
  }

  @Override
  public void frame(FrameHead next) {
    head = next;
    opcode = next.opcode();
    compressed = next.compressed();
    if (opcode != FrameHead.CONTINUATION) {
      checked = opcode == FrameHead.TEXT && !compressed;
      utf8 = new Utf8Check();
    }
  }

  @Override
  public void payload(ByteBuf piece, boolean last) throws Violation {
    boolean fin = last && head.fin();
    try {
      check(piece, fin);
    } catch (Violation e) {
      piece.release();
      throw e;
    }
    to.write(to.writer().frame(fin, compressed, opcode, piece));
    opcode = FrameHead.CONTINUATION;
    compressed = false;
  }

  private void check(ByteBuf piece, boolean fin) throws Violation {
    if (checked) {
      utf8.add(piece);
      if (fin) {
        utf8.end();
      }
    }
  }
}
