package dev.weir.scan.egress;

import dev.weir.scan.knowledge.Sink;
import java.util.List;

/**
 * One call that sends, fetches, opens or starts something, with all that reaches it.
 *
 * @param call the canonical spelling of what is called: {@code requests.Session().post}
 * @param method the HTTP method where it is known, upper-case; empty where not
 * @param endpoints where to; empty where neither code nor library says anything
 * @param flows what data; empty where nothing of interest is known to reach the call
 * @param carries whether the call is given any payload at all, be it constant
 * @param unverified whether certificates are not checked
 * @param context the innermost function and class around it: {@code Client.send}, empty at the top of a module
 */
public record Egress(Place place, Sink sink, String call, String method, List<Endpoint> endpoints,
    List<Flow> flows,
    boolean carries, boolean unverified, String context) {

  public Egress {
    endpoints = List.copyOf(endpoints);
    flows = List.copyOf(flows);
  }
}
