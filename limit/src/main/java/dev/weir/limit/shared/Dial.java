package dev.weir.limit.shared;

import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Shared.Password;
import dev.weir.store.Passwords;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes connections to one Redis. None of them comes back by itself, and none keeps a command for later: what was not
 * answered in time was not granted.
 */
final class Dial implements AutoCloseable {

  /** Held, since a logger that nobody holds forgets its level: what matters of a connection is told by {@link Link}. */
  private static final Logger LETTUCE = Logger.getLogger("io.lettuce");

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final String EVERYBODY = "default";

  static {
    LETTUCE.setLevel(Level.SEVERE);
  }

  private final Shared.Redis redis;
  private final ClientResources resources;
  private final RedisClient client;

  Dial(Shared.Redis redis) {
    this.redis = redis;
    resources = ClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2)
        .commandLatencyRecorder(CommandLatencyRecorder.disabled()).build();
    client = RedisClient.create(resources);
    client.setOptions(options(redis));
  }

  private static ClientOptions options(Shared.Redis redis) {
    SslOptions.Builder tls = SslOptions.builder().jdkSslProvider().handshakeTimeout(CONNECT);
    redis.server().authorities().ifPresent(file -> tls.trustManager(file.toFile()));
    return ClientOptions.builder().autoReconnect(false)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).tcpNoDelay(true).build())
        .timeoutOptions(TimeoutOptions.enabled(redis.patience())).sslOptions(tls.build()).build();
  }

  /**
   * Returns a connection that has shown who it is; blocks until then.
   *
   * @throws IOException where the password cannot be read
   */
  StatefulRedisConnection<String, String> connect() throws IOException {
    return client.connect(address());
  }

  /** Returns a connection on which Redis tells what is published; blocks until it is there. */
  StatefulRedisPubSubConnection<String, String> listen() throws IOException {
    return client.connectPubSub(address());
  }

  private RedisURI address() throws IOException {
    Shared.Server server = redis.server();
    RedisURI.Builder address = RedisURI.builder().withHost(name(server.host())).withPort(server.port())
        .withDatabase(server.database()).withSsl(server.tls()).withVerifyPeer(SslVerifyMode.FULL)
        .withClientName("weir").withTimeout(CONNECT);
    Optional<Password> password = redis.login().password();
    if (password.isPresent()) {
      address.withAuthentication(redis.login().user().orElse(EVERYBODY), Passwords.read(password.get()));
    }
    return address.build();
  }

  private static String name(Host host) {
    return host instanceof Host.Literal(var ip) ? ip.toString() : host.toString();
  }

  @Override
  public void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
    var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
