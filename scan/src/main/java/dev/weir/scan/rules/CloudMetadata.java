package dev.weir.scan.rules;

import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.finding.Risk;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request goes to the address at which clouds give machines their credentials.
 */
final class CloudMetadata implements Rule {

  private static final Set<String> HOSTS = Set.of("169.254.169.254", "metadata.google.internal",
      "169.254.170.2", "100.100.100.200",
      "[fd00:ec2::254]");

  @Override
  public About about() {
    return About.of("cloud-metadata", "The metadata of the cloud is read", Risk.HIGH,
        "Whoever reads it holds the rights of the machine.",
        "Let the SDK of the cloud fetch credentials; demand IMDSv2; block the address for all else.")
        .hits("""
            import requests
            requests.get("http://169.254.169.254/latest/meta-data/iam/")
            """)
        .misses("""
            import requests
            requests.get("http://169.254.1.1/status")
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves)
        .filter(sending -> HOSTS.contains(sending.endpoint().map(Endpoint::url).map(Hosts::of).orElse("")))
        .map(sending -> sending
            .remark("Reads the metadata of the cloud, which holds credentials of the machine."));
  }
}
