package dev.weir.gateway;

import dev.weir.model.Status;
import dev.weir.model.TlsFacts;
import java.time.Duration;
import java.util.Optional;

/**
 * How a forwarded request or tunnel ended.
 *
 * @param status the upstream's status; 0 where there was none
 * @param attempts how often the request was sent, or tried to be
 * @param firstByte from the forward to the first byte of the answer; zero where there was none
 * @param tls how the connection to the upstream was secured
 * @param inDoubt whether upstream may have done what it was asked, in any attempt, without an answer that tells
 */
public record Ending(int status, int attempts, long sentBytes, long receivedBytes, Duration firstByte,
    Duration total, Result result, Optional<TlsFacts> tls, boolean inDoubt) {

  /** One of a connection that Weir has not secured, in a single attempt. */
  public Ending(int status, int attempts, long sentBytes, long receivedBytes, Duration firstByte,
      Duration total,
      Result result) {
    this(status, attempts, sentBytes, receivedBytes, firstByte, total, result, Optional.empty(),
        status == 0 && sentBytes > 0);
  }

  /** What came of it. */
  public sealed interface Result {

    /** All was relayed. */
    record Complete() implements Result {}

    /**
     * It went wrong.
     *
     * @param answered whether anything of an answer reached the client; where not, the line answers with {@code status}
     * @param why upstream's fault in Weir's words, such as {@code connection refused}; nothing of the content
     */
    record Fault(Status status, String why, boolean answered) implements Result {}
  }
}
