package dev.weir.clients;

import dev.weir.testkit.AiStandIn;
import dev.weir.testkit.LiveStandIn;
import dev.weir.testkit.StandIn;
import dev.weir.testkit.TestAuthority;
import java.util.List;

/** Every service that the clients call, each under a name that only Weir's configuration knows. */
record Outside(StandIn openAi, StandIn anthropic, StandIn shop, StandIn plain, StandIn sealed, StandIn code,
    LiveStandIn live, RpcStandIn rpc)
    implements
      AutoCloseable {

  /** What the providers really ask for; in the vault and nowhere else. */
  static final String OPENAI_KEY = "openai-key-of-these-tests";
  static final String ANTHROPIC_KEY = "anthropic-key-of-these-tests";

  static Outside under(TestAuthority authority) {
    return new Outside(StandIn.https("api.openai.test", authority).with(new AiStandIn(OPENAI_KEY)),
        StandIn.https("api.anthropic.test", authority).with(new AiStandIn(ANTHROPIC_KEY)),
        StandIn.https("www.shop.test", authority).with(new Shop()),
        StandIn.http("plain.shop.test").with(new Shop()),
        StandIn.https("sealed.bank.test", authority).with(new Shop()),
        StandIn.https("git.code.test", authority), new LiveStandIn(),
        RpcStandIn.under(authority, "rpc.shop.test", "talk.shop.test"));
  }

  /** Returns {@code text} with the port of each service in the place of its name between at signs. */
  String portsIn(String text) {
    return text.replace("@OPENAI@", port(openAi)).replace("@ANTHROPIC@", port(anthropic))
        .replace("@SHOP@", port(shop)).replace("@PLAIN@", port(plain))
        .replace("@SEALED@", port(sealed)).replace("@CODE@", port(code))
        .replace("@LIVE@", Integer.toString(live.port())).replace("@RPC@", Integer.toString(rpc.port()));
  }

  private static String port(StandIn standIn) {
    return Integer.toString(standIn.port());
  }

  @Override
  public void close() {
    List.of(openAi, anthropic, shop, plain, sealed, code).forEach(StandIn::close);
    live.close();
    rpc.close();
  }
}
