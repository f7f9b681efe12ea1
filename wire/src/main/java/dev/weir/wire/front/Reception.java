package dev.weir.wire.front;

import dev.weir.gateway.Incoming;
import dev.weir.gateway.Incoming.Flaw;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.AnswerHead;
import dev.weir.model.PeerCertificate;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.wire.guard.Guard;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.Preface;
import dev.weir.wire.http.RequestHead;
import dev.weir.wire.http.Secured;
import dev.weir.wire.ws.Handshake;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Call} of every head that comes over one connection, or says why it cannot be one. */
final class Reception implements Intake.Owner {

  private final ClientConnection connection;
  private final Door door;
  private @Nullable Ip peer;
  private Optional<PeerCertificate> certificate = Optional.empty();
  private boolean fresh = true;

  Reception(ClientConnection connection, Door door) {
    this.connection = connection;
    this.door = door;
  }

  /** A client that sends requests and reads no answers gets no more of them. */
  @Override
  public boolean takesRequests() {
    return connection.channel().isWritable();
  }

  @Override
  public void begin(RequestHead head) throws Malformed {
    Handshake.check(head);
    Guard guard = connection.station().house().guard();
    if (guard.tight()) {
      guard.count(Shed.MEMORY);
      throw Malformed.turnedAway("no memory is left for more now");
    }
    Incoming incoming = new Incoming(door.entry(head), head.method(), head.target(), head.headers(), peer(),
        door.tunnel()).from(certificate()).to(door.owner());
    fresh = false;
    connection.begin(new Call(new ClientTurn(connection, head), head.framing(), incoming));
  }

  @Override
  public boolean knowsHttp2() {
    boolean known = door.knowsHttp2() && fresh;
    if (known) {
      @Nullable
      ByteBuf rest = ClientStreams.instead(connection, door, false);
      Secured.readAgain(connection.channel().pipeline(), Preface.with(rest));
    }
    return known;
  }

  @Override
  public void begun() {
    connection.take();
  }

  @Override
  public void refuse(Malformed fault) {
    if (fault.status() == Status.UNAVAILABLE) {
      turnAway(fault);
    } else {
      misread(new Flaw(fault.status(), fault.why()));
    }
  }

  /** Tells a client to come again; nothing is asked of the line, which has too much to do already. */
  private void turnAway(Malformed fault) {
    OwnAnswer answer = Spelling.busy(fault.why());
    ClientTurn turn = new ClientTurn(connection, RequestHead.BROKEN);
    turn.whole(new AnswerHead(answer.status(), answer.headers()), answer.body(), Headers.NONE);
    turn.done();
  }

  /** What is no request takes the line like one, so that it is recorded; the connection ends behind it. */
  void misread(Flaw flaw) {
    Incoming incoming = Incoming.unreadable(door.kind(), peer(), door.tunnel(), flaw);
    new Call(new ClientTurn(connection, RequestHead.BROKEN), Framing.NONE, incoming)
        .take(connection.station().house().line());
  }

  /** Inside an intercepted CONNECT it is the CONNECT that proves somebody. */
  private Optional<PeerCertificate> certificate() {
    if (fresh && door.tunnel().isEmpty()) {
      certificate = Shown.on(connection.channel().pipeline());
    }
    return certificate;
  }

  private Ip peer() {
    if (peer == null) {
      peer = Peer.of(connection.channel());
    }
    return peer;
  }
}
