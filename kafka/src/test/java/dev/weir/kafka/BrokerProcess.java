package dev.weir.kafka;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A broker of Kafka that is its own controller, as the program of a JVM of its own; ends when its standard input does. */
final class BrokerProcess {

  private BrokerProcess() {}

  /** @param arguments the file of its properties */
  public static void main(String... arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    if (!Files.exists(Path.of(properties.getProperty("log.dirs")))) {
      int formatted = StorageTool.execute(
          new String[]{"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
          new PrintStream(System.out, true));
      if (formatted != 0) {
        System.exit(formatted);
      }
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    server.startup();
    System.out.println("started");
    System.in.transferTo(PrintStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }
}
