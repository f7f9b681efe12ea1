package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.HttpConnectProxiedSocketAddress;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** gRPC's own library on both sides, with Weir reading what passes between them inside CONNECT. */
@ExtendWith(OneWeir.class)
final class GrpcIT {

  private static final String CARD = "my card is 4111 1111 1111 1111";

  private final World world;
  private final ManagedChannel channel;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  GrpcIT(World world) {
    this.world = world;
    channel = channel("rpc.shop.test", world.key());
  }

  @AfterEach
  void hangUp() {
    channel.shutdownNow();
  }

  private ManagedChannel channel(String host, String key) {
    return OkHttpChannelBuilder.forAddress(host, world.outside().rpc().port())
        .sslSocketFactory(world.trustsWeir().getSocketFactory())
        .proxyDetector(target -> HttpConnectProxiedSocketAddress.newBuilder().setProxyAddress(world.proxy())
            .setTargetAddress((InetSocketAddress) target).setUsername("app").setPassword(key).build())
        .build();
  }

  @Test
  void tokenisesWhatLeavesAndRestoresWhatComesBack() {
    assertThat(say(channel, "write to ann@example.com")).isEqualTo("write to ann@example.com");
    assertThat(world.outside().rpc().heard).last().asString().contains("wtk_").doesNotContain("ann@");
  }

  @Test
  void isToldByAStatusOfItsOwnWhatWasDenied() {
    assertThatThrownBy(() -> say(channel, CARD)).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
      assertThat(e.getStatus().getDescription()).contains("no-pii-to-ai", "CREDIT_CARD");
    });
    assertThat(world.outside().rpc().heard).noneMatch(text -> text.contains("4111"));
  }

  @Test
  void isToldThatItsKeyIsWrong() throws Exception {
    ManagedChannel strange = channel("rpc.shop.test", "no-key");
    try {
      assertThatThrownBy(() -> say(strange, "hello")).isInstanceOf(StatusRuntimeException.class)
          .hasMessageContaining("UNAVAILABLE");
    } finally {
      strange.shutdownNow();
    }
  }

  @Test
  void passesTheServicesOwnStatusInTrailers() {
    Iterator<StringValue> answers = ClientCalls.blockingServerStreamingCall(channel, RpcStandIn.BREAK,
        CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS), StringValue.of("hello"));
    assertThat(answers.next().getValue()).isEqualTo("hello");
    assertThat(answers.next().getValue()).isEqualTo("hello");
    assertThatThrownBy(answers::hasNext).hasMessage("RESOURCE_EXHAUSTED: enough said");
  }

  /** Each message takes the line by itself, while the answers to those before it come. */
  @Test
  void talksBothWaysAtOnce() throws Exception {
    StreamObserver<StringValue> talk = talk(channel);
    for (String text : List.of("hello", "I am ann@example.com", "bye")) {
      talk.onNext(StringValue.of(text));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(text);
    }
    assertThat(world.outside().rpc().heard).anyMatch(text -> text.startsWith("I am wtk_"))
        .noneMatch(text -> text.contains("ann@"));
    talk.onCompleted();
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("over");
  }

  @Test
  void isToldInTheMiddleOfATalkWhatWasDenied() throws Exception {
    StreamObserver<StringValue> talk = talk(channel);
    talk.onNext(StringValue.of("hello"));
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
    talk.onNext(StringValue.of(CARD));
    assertThat(heard.poll(20, TimeUnit.SECONDS)).startsWith("PERMISSION_DENIED: Weir: CREDIT_CARD");
    assertThat(world.outside().rpc().heard).noneMatch(text -> text.contains("4111"));
  }

  @Test
  void talksWithoutBeingLookedAtWhereTheDestinationSaysSo() throws Exception {
    ManagedChannel open = channel("talk.shop.test", world.key());
    try {
      StreamObserver<StringValue> talk = talk(open);
      talk.onNext(StringValue.of("5555 5555 5555 4444"));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("5555 5555 5555 4444");
      talk.onCompleted();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("over");
    } finally {
      open.shutdownNow();
    }
  }

  private StreamObserver<StringValue> talk(ManagedChannel by) {
    return ClientCalls.asyncBidiStreamingCall(
        by.newCall(RpcStandIn.TALK, CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS)),
        new Listening(heard));
  }

  private record Listening(BlockingQueue<String> heard) implements StreamObserver<StringValue> {

    @Override
    public void onNext(StringValue text) {
      heard.add(text.getValue());
    }

    @Override
    public void onError(Throwable why) {
      heard.add(String.valueOf(why.getMessage()));
    }

    @Override
    public void onCompleted() {
      heard.add("over");
    }
  }

  private static String say(ManagedChannel channel, String text) {
    return ClientCalls.blockingUnaryCall(channel, RpcStandIn.SAY,
        CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS), StringValue.of(text)).getValue();
  }
}
