package dev.weir.clients;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.weir.testkit.TestAuthority;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.okhttp.SslSocketFactoryServerCredentials;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gRPC service by TLS, made with gRPC's own library: it says what it hears again, once or message by message. */
final class RpcStandIn implements AutoCloseable {

  static final MethodDescriptor<StringValue, StringValue> SAY = method("Say", MethodType.UNARY);
  static final MethodDescriptor<StringValue, StringValue> TALK = method("Talk", MethodType.BIDI_STREAMING);
  /** Ends with a status of its own behind its second message. */
  static final MethodDescriptor<StringValue, StringValue> BREAK = method("Break",
      MethodType.SERVER_STREAMING);

  private static final String SERVICE = "shop.Echo";

  /** What came. */
  final List<String> heard = new CopyOnWriteArrayList<>();
  private final Server server;

  private RpcStandIn(TestAuthority authority, String... names) throws IOException {
    server = OkHttpServerBuilder
        .forPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            SslSocketFactoryServerCredentials.create(authority.serverContext(names).getSocketFactory()))
        .addService(service()).build().start();
  }

  static RpcStandIn under(TestAuthority authority, String... names) {
    try {
      return new RpcStandIn(authority, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(SERVICE)
        .addMethod(SAY, ServerCalls.asyncUnaryCall((text, to) -> {
          heard.add(text.getValue());
          to.onNext(text);
          to.onCompleted();
        }))
        .addMethod(TALK, ServerCalls.asyncBidiStreamingCall(Echo::new))
        .addMethod(BREAK, ServerCalls.asyncServerStreamingCall((text, to) -> {
          to.onNext(text);
          to.onNext(text);
          to.onError(Status.RESOURCE_EXHAUSTED.withDescription("enough said").asException());
        })).build();
  }

  private static MethodDescriptor<StringValue, StringValue> method(String name, MethodType type) {
    return MethodDescriptor.<StringValue, StringValue>newBuilder(new Text(), new Text())
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name)).setType(type).build();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /** Messages as they are on the wire: one field of text. */
  private static final class Text implements MethodDescriptor.Marshaller<StringValue> {

    @Override
    public InputStream stream(StringValue text) {
      return new ByteArrayInputStream(text.toByteArray());
    }

    @Override
    public StringValue parse(InputStream in) {
      try {
        return StringValue.parseFrom(in);
      } catch (InvalidProtocolBufferException e) {
        throw Status.INTERNAL.withCause(e).asRuntimeException();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** One talk: every message is said again as it comes. */
  private final class Echo implements StreamObserver<StringValue> {
    private final StreamObserver<StringValue> to;

    Echo(StreamObserver<StringValue> to) {
      this.to = to;
    }

    @Override
    public void onNext(StringValue text) {
      heard.add(text.getValue());
      to.onNext(text);
    }

    @Override
    public void onError(Throwable why) {
      // The one who talked has gone.
    }

    @Override
    public void onCompleted() {
      to.onCompleted();
    }
  }
}
