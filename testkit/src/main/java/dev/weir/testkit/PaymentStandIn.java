package dev.weir.testkit;

import java.util.Optional;
import java.util.UUID;

/** A payment service: {@code POST /v1/charges} makes a charge for whoever shows the real key, and answers 401 otherwise. */
public final class PaymentStandIn implements StandIn.Service {

  private final String realKey;

  /** Plays a service that knows {@code realKey}, shown as {@code Authorization: Bearer}. */
  public PaymentStandIn(String realKey) {
    this.realKey = realKey;
  }

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("POST", "/v1/charges", this::charge);
  }

  private Answer charge(Request request) {
    if (!request.header("Authorization").equals(Optional.of("Bearer " + realKey))) {
      return Answer.json(401, """
          {"error": {"type": "invalid_request_error", "message": "No such API key."}}""");
    }
    return Answer.json(200, """
        {"id": "ch_%s", "object": "charge", "status": "succeeded", "captured": true}"""
        .formatted(UUID.randomUUID().toString().replace("-", "")));
  }
}
