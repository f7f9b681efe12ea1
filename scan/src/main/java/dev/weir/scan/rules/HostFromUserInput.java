package dev.weir.scan.rules;

import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * The host of a request comes from whoever calls the program over the network (server-side request forgery, CWE-918).
 */
final class HostFromUserInput implements Rule {

  @Override
  public About about() {
    return About.of("host-from-user-input", "A user chooses the host", Risk.HIGH,
        "A caller can point it at the inside of the network, at the metadata of the cloud, or at a host of their own.",
        "Check the host against a list; resolve it once, refuse private addresses, and let Weir dial only what a policy names.")
        .hits("""
            import requests
            from flask import Flask, request
            app = Flask(__name__)
            @app.route("/f")
            def fetch():
                return requests.get(request.args["url"]).text
            """)
        .misses("""
            import requests
            from flask import Flask, request
            app = Flask(__name__)
            @app.route("/f")
            def fetch():
                return requests.get("https://api.acme-maps.io/geo", params={"q": request.args["q"]}).text
            """, """
            import requests
            from urllib.parse import urlparse
            from flask import Flask, abort, request
            app = Flask(__name__)
            @app.route("/f")
            def fetch():
                url = request.args["url"]
                if urlparse(url).hostname not in {"cdn.acme-maps.io", "img.acme-maps.io"}:
                    abort(403)
                return requests.get(url).text
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves)
        .filter(
            sending -> sending.endpoint().filter(to -> to.origin() == Endpoint.Origin.USER_INPUT).isPresent())
        .map(sending -> sending
            .remark("Lets a user choose the host that " + sending.egress().call() + " talks to."));
  }
}
