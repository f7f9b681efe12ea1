package dev.weir.scan.ir;

import java.util.Set;

/** Tells of which address a value is the host: {@code urlparse(url).hostname.lower()} is that of {@code url}. */
final class Authority {

  private static final Set<String> PARSERS = Set.of("urlparse", "urlsplit", "parse_url", "URL", "furl",
      "extract",
      "make_url");
  /** Not {@code scheme}: which hosts can be reached does not depend on it. */
  private static final Set<String> HOSTS = Set.of("hostname", "netloc", "host", "authority",
      "registered_domain",
      "fqdn", "domain");
  /** What gives the same host, or the part before its port. */
  private static final Set<String> SAME = Set.of("lower", "casefold", "strip", "rstrip", "lstrip", "split",
      "partition",
      "rsplit", "removeprefix", "encode", "decode");
  private static final int MOST_STEPS = 8;

  private final UnitBuilder unit;
  private final Nodes nodes;

  Authority(UnitBuilder unit, Nodes nodes) {
    this.unit = unit;
    this.nodes = nodes;
  }

  /** Returns the node of the address that a value is the host of, or {@link Op#NOTHING}. */
  int address(int value) {
    boolean isHost = false;
    int at = value;
    for (int i = 0; i < MOST_STEPS && at >= 0; i++) {
      switch (nodes.op(at)) {
        case Op.ATTRIBUTE -> {
          isHost |= HOSTS.contains(unit.string(nodes.operand(at, 1)));
          at = nodes.operand(at, 0);
        }
        case Op.INDEX, Op.AMONG, Op.PASSED, Op.PHI -> at = nodes.operand(at, 0);
        case Op.CALL -> {
          String callee = name(nodes.operand(at, 0));
          if (PARSERS.contains(callee)) {
            return isHost && nodes.operand(at, 2) > 0 ? nodes.operand(at, 4) : Op.NOTHING;
          }
          at = SAME.contains(callee) ? nodes.operand(at, 0) : Op.NOTHING;
        }
        default -> {
          return Op.NOTHING;
        }
      }
    }
    return Op.NOTHING;
  }

  private String name(int callee) {
    if (callee < 0) {
      return "";
    }
    return switch (nodes.op(callee)) {
      case Op.NAME -> unit.string(nodes.operand(callee, 0));
      case Op.ATTRIBUTE -> unit.string(nodes.operand(callee, 1));
      case Op.FROM -> unit.string(nodes.operand(callee, 2));
      default -> "";
    };
  }
}
