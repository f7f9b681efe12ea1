package dev.weir.kafka;

import dev.weir.audit.export.Format;
import dev.weir.audit.export.Sink;
import dev.weir.audit.export.SinkDoor;
import dev.weir.model.Credentials;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;

/** Leads to topics of Kafka. */
public final class KafkaDoor implements SinkDoor {

  @Override
  public boolean leadsTo(ExportTarget target) {
    return target instanceof ExportTarget.Topic;
  }

  @Override
  public Sink open(ExportTerms terms, Credentials credentials) {
    ExportTarget.Topic topic = (ExportTarget.Topic) terms.to();
    return new KafkaSink(topic.name(), new ProducerOptions(terms.name(), topic, credentials),
        Format.of(terms.form()));
  }
}
