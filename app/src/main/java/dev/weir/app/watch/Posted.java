package dev.weir.app.watch;

import dev.weir.admin.AlertsApi;
import dev.weir.limit.abuse.Alert;
import dev.weir.limit.abuse.Deliveries;
import dev.weir.model.AuditEvent.Notice;
import java.util.Optional;
import java.util.function.Function;

/** What became of telling webhooks what the audit log has as notices. */
public record Posted(Deliveries deliveries) implements Function<Notice, Optional<AlertsApi.Delivery>> {

  @Override
  public Optional<AlertsApi.Delivery> apply(Notice notice) {
    return deliveries.of(new Alert(notice.at(), notice.what(), notice.caller(), notice.destination(),
        notice.by(), notice.reason(), notice.action()))
        .map(told -> new AlertsApi.Delivery(state(told.state()), told.attempts(), told.trouble()));
  }

  private static AlertsApi.State state(Deliveries.State state) {
    return switch (state) {
      case WAITING -> AlertsApi.State.WAITING;
      case TAKEN -> AlertsApi.State.TAKEN;
      case GIVEN_UP -> AlertsApi.State.GIVEN_UP;
      case LEFT_OUT -> AlertsApi.State.LEFT_OUT;
    };
  }
}
