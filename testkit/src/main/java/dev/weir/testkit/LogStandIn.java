package dev.weir.testkit;

/** A log service: {@code POST /ingest} takes NDJSON and says how many lines it took. */
public final class LogStandIn implements StandIn.Service {

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("POST", "/ingest", request -> {
      long lines = request.text().lines().filter(line -> !line.isBlank()).count();
      return Answer.json(200, "{\"accepted\": " + lines + "}");
    });
  }
}
