package dev.weir.kafka;

import dev.weir.audit.Stored;
import dev.weir.audit.export.Format;
import dev.weir.audit.export.Shipment;
import dev.weir.audit.export.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to a topic. Those of one log have its name as their key, so that they are in one partition and in their order;
 * each has its sequence in the header {@code weir-sequence}, which tells those that come twice. A producer that has failed is
 * made anew, with nothing of what it still held.
 */
final class KafkaSink implements Sink {

  private static final String SEQUENCE = "weir-sequence";

  private final String topic;
  private final ProducerOptions options;
  private final Format format;
  private @Nullable Producer<byte[], byte[]> producer;

  KafkaSink(String topic, ProducerOptions options, Format format) {
    this.topic = topic;
    this.options = options;
    this.format = format;
  }

  @Override
  public void send(Shipment shipment) throws IOException, InterruptedException {
    Producer<byte[], byte[]> open = producer == null ? options.producer() : producer;
    producer = open;
    boolean taken = false;
    try {
      send(shipment, open);
      taken = true;
    } catch (InterruptException e) {
      throw new InterruptedException();
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw failed(e);
    } finally {
      if (!taken) {
        close();
      }
    }
  }

  private void send(Shipment shipment, Producer<byte[], byte[]> open)
      throws InterruptedException, ExecutionException {
    byte[] key = shipment.log().getBytes(StandardCharsets.UTF_8);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Stored stored : shipment.events()) {
      ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(topic, null,
          stored.event().at().toEpochMilli(), key,
          format.line(stored).getBytes(StandardCharsets.UTF_8));
      event.headers().add(SEQUENCE, Long.toString(stored.sequence()).getBytes(StandardCharsets.US_ASCII));
      sent.add(open.send(event));
    }
    open.flush();
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  /** Kafka's messages name topics and brokers, and what they did not like. */
  private IOException failed(Throwable why) {
    return new IOException(
        "Kafka's topic " + topic + ": " + why.getClass().getSimpleName() + ": " + why.getMessage(),
        why);
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
