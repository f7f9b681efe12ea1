package dev.weir.model.settings;

import dev.weir.model.net.Host;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an export sends events, or keeps them. */
public sealed interface ExportTarget {

  /** Returns what it shows for itself; empty where that is nothing. */
  default Optional<Filled> filled() {
    return Optional.empty();
  }

  /** Returns the hosts that it is sent to. */
  List<Host> hosts();

  /** Returns whether nobody on the way can read what is sent. */
  boolean isEncrypted();

  /** Returns whether what is sent crosses a network where others can read it. */
  default boolean isOpen() {
    return !isEncrypted() && !hosts().stream().allMatch(host -> host.toString().equals("localhost")
        || host instanceof Host.Literal(var ip) && ip.isLoopback());
  }

  /**
   * A secret, and where it is shown.
   *
   * @param secret its name
   * @param name of the field of a request, or of the option of a library
   * @param format what is written there, with {@code {}} in the place of the secret
   */
  record Filled(String secret, String name, String format) {}

  /**
   * Lines over TCP.
   *
   * @param authorities a PEM file of those that the receiver's certificate has to come from; empty means those of the JDK
   */
  record Socket(Host host, int port, boolean tls, Optional<Path> authorities) implements ExportTarget {
    @Override
    public List<Host> hosts() {
      return List.of(host);
    }

    @Override
    public boolean isEncrypted() {
      return tls;
    }
  }

  /** Requests to a webhook or a collector. */
  record Post(Target url, Optional<Path> authorities, Optional<Filled> filled) implements ExportTarget {
    @Override
    public List<Host> hosts() {
      return List.of(url.origin().host());
    }

    @Override
    public boolean isEncrypted() {
      return url.origin().scheme() == Scheme.HTTPS;
    }
  }

  /**
   * A topic of Kafka.
   *
   * @param options of its producer, but for those that are Weir's to say
   */
  record Topic(List<Broker> brokers, String name, Map<String, String> options,
      Optional<Filled> filled) implements ExportTarget {

    /** Somebody to ask first. */
    public record Broker(Host host, int port) {}

    public Topic {
      brokers = List.copyOf(brokers);
      options = Map.copyOf(options);
    }

    @Override
    public List<Host> hosts() {
      return brokers.stream().map(Broker::host).toList();
    }

    @Override
    public boolean isEncrypted() {
      return options.getOrDefault("security.protocol", "").endsWith("SSL");
    }
  }

  /** Where files are kept on this machine: there is no way on which others could read them. */
  sealed interface Kept extends ExportTarget {
    @Override
    default List<Host> hosts() {
      return List.of();
    }

    @Override
    default boolean isEncrypted() {
      return true;
    }
  }

  /**
   * A folder of Parquet files, each of which is there once it is whole.
   *
   * @param mostBytes the size at which a file ends
   * @param longest how long an event waits at most until the file that it is in ends
   */
  record Folder(Path path, long mostBytes, Duration longest) implements Kept {

    public static final long USUAL_BYTES = 128L << 20;
    public static final Duration USUAL_WAIT = Duration.ofHours(1);
  }

  /** One Parquet file, which is there once it holds all that there is. */
  record SingleFile(Path path) implements Kept {}
}
