package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.Stored;
import dev.weir.audit.export.Shipment;
import dev.weir.audit.export.Sink;
import dev.weir.audit.export.SinkDoor;
import dev.weir.model.AuditEvent;
import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.net.Host;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTarget.Topic;
import dev.weir.model.settings.ExportTerms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink against a real broker, by TLS and with a password. */
final class KafkaSinkIT {

  private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"weir\" password=\"{}\";";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  static Path folder;

  private static Broker broker;

  @BeforeAll
  static void start() throws IOException {
    broker = Broker.start(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void everyEventGetsThereInItsOrderThoughTheBrokerIsKilled() throws Exception {
    try (Sink sink = sink("audit", Broker.PASSWORD)) {
      until(sink, shipment(0, 300));
      broker.kill();
      broker.again();
      until(sink, shipment(300, 300));
    }
    List<ConsumerRecord<String, String>> read = read("audit", 600);
    assertThat(read).extracting(ConsumerRecord::key).containsOnly("weir-audit/1");
    assertThat(read).extracting(ConsumerRecord::partition).containsOnly(read.getFirst().partition());
    assertThat(read).extracting(KafkaSinkIT::sequence).isSorted();
    assertThat(read.stream().map(KafkaSinkIT::sequence).distinct())
        .containsExactlyElementsOf(LongStream.range(0, 600).boxed().toList());
    assertThat(read.getFirst().value()).startsWith("{\"sequence\":0,\"at\":\"2026-11-22T06:00:00Z\"");
    assertThat(read.getFirst().timestamp()).isEqualTo(Instant.parse("2026-11-22T06:00:00Z").toEpochMilli());
  }

  @Test
  void aWrongPasswordStandsInNoMessage() throws Exception {
    try (Sink first = sink("other", Broker.PASSWORD); Sink sink = sink("other", "wr0ng-and-secret")) {
      until(first, shipment(0, 1));
      assertThatThrownBy(() -> sink.send(shipment(0, 1))).isInstanceOf(IOException.class)
          .hasMessageContaining("SaslAuthenticationException").satisfies(KafkaSinkIT::holdsNoSecret);
    }
  }

  @Test
  void optionsThatKafkaDoesNotTakeAreToldWithoutThem() {
    assertThatThrownBy(() -> sink("other", "wr0ng-and-secret", Map.of("linger.ms", "wr0ng-and-secret"))
        .send(shipment(0, 1))).isInstanceOf(IOException.class)
        .hasMessageStartingWith("Kafka's producer does not take its options")
        .satisfies(KafkaSinkIT::holdsNoSecret);
  }

  private static void holdsNoSecret(Throwable e) {
    StringWriter all = new StringWriter();
    e.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain("wr0ng-and-secret");
  }

  private static long sequence(ConsumerRecord<String, String> event) {
    return Long.parseLong(
        new String(event.headers().lastHeader("weir-sequence").value(), StandardCharsets.US_ASCII));
  }

  /** As an export does: again, until it is taken. */
  private static void until(Sink sink, Shipment shipment) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        sink.send(shipment);
        return;
      } catch (IOException e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(end);
      }
    }
  }

  private static Shipment shipment(int from, int count) {
    Instant at = Instant.parse("2026-11-22T06:00:00Z");
    return new Shipment("weir-audit/1", IntStream.range(from, from + count)
        .mapToObj(number -> new Stored(number,
            new AuditEvent.AdminChange(at.plusMillis(number), "root", "key minted", "checkout",
                "wk_7f3a9c21")))
        .toList(), false);
  }

  private static Sink sink(String topic, String password) throws IOException {
    return sink(topic, password, Map.of());
  }

  private static Sink sink(String topic, String password, Map<String, String> more) throws IOException {
    Map<String, String> options = new HashMap<>(security());
    options.putAll(more);
    Host loopback = Host.parse("127.0.0.1").orElseThrow();
    ExportTarget.Topic to = new Topic(List.of(new Topic.Broker(loopback, broker.port())), topic, options,
        Optional.of(new ExportTarget.Filled("kafka-login", "sasl.jaas.config", LOGIN)));
    Credentials credentials = (_, _) -> Secret.own(password.getBytes(StandardCharsets.UTF_8));
    SinkDoor door = ServiceLoader.load(SinkDoor.class).findFirst().orElseThrow();
    assertThat(door.leadsTo(to)).isTrue();
    return door.open(new ExportTerms("bus", ExportTerms.Form.JSONL, Set.of(), Optional.empty(), to),
        credentials);
  }

  private static Map<String, String> security() {
    return Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN", "ssl.truststore.type", "PEM",
        "ssl.truststore.location", broker.trusted().toString());
  }

  /** Returns what is in the topic, once it is so many events at least. */
  private static List<ConsumerRecord<String, String>> read(String topic, int count) {
    Map<String, Object> options = new HashMap<>(security());
    options.put("sasl.jaas.config", LOGIN.replace("{}", Broker.PASSWORD));
    options.put("bootstrap.servers", "127.0.0.1:" + broker.port());
    options.put("auto.offset.reset", "earliest");
    List<ConsumerRecord<String, String>> read = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(options, new StringDeserializer(),
        new StringDeserializer())) {
      consumer.assign(IntStream.range(0, 3).mapToObj(number -> new TopicPartition(topic, number)).toList());
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (read.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(read::add);
      }
    }
    return read;
  }
}
