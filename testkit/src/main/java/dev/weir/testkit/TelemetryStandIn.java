package dev.weir.testkit;

/** A collector of traces: {@code POST /v1/traces} is taken and answered with 202. */
public final class TelemetryStandIn implements StandIn.Service {

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("POST", "/v1/traces", request -> Answer.json(202, "{\"partialSuccess\": {}}"));
  }
}
