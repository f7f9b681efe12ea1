package dev.weir.kafka;

import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTarget.Topic.Broker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The options of a producer: those of the configuration, a secret in one of them, and Weir's own above them all. Each producer
 * is made with the secret as it is then; no message holds it.
 */
record ProducerOptions(String export, ExportTarget.Topic topic, Credentials credentials) {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final int ANSWER_MILLIS = 10_000;

  /** Returns a producer that has not asked anybody yet. */
  Producer<byte[], byte[]> producer() throws IOException {
    Map<String, Object> options = new HashMap<>();
    options.put(ProducerConfig.CLIENT_ID_CONFIG, "weir-" + export);
    options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    options.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    options.putAll(topic.options());
    options.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        topic.brokers().stream().map(ProducerOptions::address).collect(Collectors.joining(",")));
    options.put(ProducerConfig.ACKS_CONFIG, "all");
    options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    fill(options);
    try {
      return new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      // Its message may quote an option, and so does its cause.
      throw new IOException(
          "Kafka's producer does not take its options as they are (" + e.getClass().getSimpleName()
              + "): look at options and credential of the export");
    } finally {
      options.clear();
    }
  }

  private static String address(Broker broker) {
    return broker.host() + ":" + broker.port();
  }

  /** Whoever may speak for a topic speaks to all of its brokers: the secret has to be meant for each. */
  private void fill(Map<String, Object> options) throws IOException {
    if (topic.filled().isEmpty()) {
      return;
    }
    ExportTarget.Filled filled = topic.filled().get();
    for (Broker broker : topic.brokers()) {
      try (Secret secret = credentials.open(filled.secret(), broker.host());
          Secret whole = secret.within(filled.format())) {
        byte[] value = whole.reveal();
        options.put(filled.name(), new String(value, StandardCharsets.UTF_8));
        Arrays.fill(value, (byte) 0);
      }
    }
  }
}
