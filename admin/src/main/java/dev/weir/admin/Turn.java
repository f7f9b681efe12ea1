package dev.weir.admin;

import dev.weir.admin.account.Refused;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Gate;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Routes;
import dev.weir.admin.session.Refusals;
import dev.weir.model.Status;
import dev.weir.vault.VaultException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** One request, from the gate to its answer: every way in which it can fail is an answer of its own. */
final class Turn {

  private static final Logger LOG = System.getLogger(Turn.class.getName());

  private Turn() {}

  /**
   * Returns the answer.
   *
   * @param asked empty where what stands behind the path cannot be read
   * @param refusals is told what was tried in vain
   */
  static Answer answer(Gate gate, Routes.Match.Found found, Optional<Gate.Asked> asked, Refusals refusals) {
    if (asked.isEmpty()) {
      return Reply.problem(400, "Bad request", "what stands behind ? is not name=value, each name once");
    }
    try {
      Request request;
      try {
        request = gate.admit(found.route(), found.names(), asked.get());
      } catch (VaultException e) {
        LOG.log(Level.ERROR, "nobody gets in: {0}", e.getMessage());
        return Reply.problem(Status.UNAVAILABLE, "the accounts cannot be read: the log tells more");
      }
      return found.route().handler().answer(request);
    } catch (Refused e) {
      e.vain().ifPresent(
          vain -> refusals.note(vain, gate.client(asked.get()), e.why() == Refused.Why.TOO_SOON));
      return refusal(e);
    } catch (VaultException e) {
      return e.isAway()
          ? Reply.problem(Status.UNAVAILABLE, String.valueOf(e.getMessage()))
          : Reply.problem(422, "Refused", String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "{0} failed: {1}", found.route(), e.getClass().getName());
      return Reply.problem(Status.INTERNAL, "the log tells more");
    }
  }

  private static Reply refusal(Refused e) {
    Reply reply = Reply.problem(e.why().status(), e.why().title(), e.detail());
    if (e.why() == Refused.Why.UNPROVEN) {
      reply = reply.with("WWW-Authenticate", "Bearer");
    }
    return e.patience().isPresent()
        ? reply.with("Retry-After", Long.toString(Math.max(1, e.patience().get().toSeconds())))
        : reply;
  }
}
