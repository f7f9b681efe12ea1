package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of registries of packages and images. */
final class PackageKeys {

  static final List<Detector> ALL = Service.family("publishes packages in its owner's name",
      service("npm-token", "npm docs, About access tokens").checked()
          .shaped("npm_{alnum:36}"),
      service("pypi-token", "PyPI help, API tokens")
          .shaped("pypi-AgEIcHlwaS5vcmc{base64url:50-1000}",
              "pypi-AgENdGVzdC5weXBpLm9yZw{base64url:50-1000}"),
      service("rubygems-key", "RubyGems guides, API keys")
          .shaped("rubygems_{lower_hex:48}"),
      service("clojars-token", "Clojars docs, Deploy tokens")
          .shaped("CLOJARS_{alnum:60}"),
      service("crates-token", "crates.io docs, API tokens")
          .shaped("cio{alnum:32}"),
      service("nuget-key", "NuGet docs, API keys")
          .shaped("oy2{lower_alnum:43}"),
      service("docker-hub-token", "Docker docs, Access tokens")
          .shaped("dckr_pat_{base64url:27}", "dckr_oat_{base64url:32}"),
      service("jfrog-key", "JFrog docs, API keys and identity tokens")
          .shaped("AKCp{alnum:69}", "cmVmdGtu{alnum:56}")
          .named("jfrog|artifactory|bintray|xray", "{alnum:73}", "{alnum:64}",
              "{upper_alnum:3}{token:10-90}"),
      service("hex-key", "Hex docs, API keys")
          .named("hex_api|hexpm", "{lower_hex:32}"),
      service("gemfury-token", "Gemfury docs, Tokens")
          .named("gemfury|fury_", "{alnum:20}"),
      service("packagecloud-token", "packagecloud docs, API tokens")
          .named("packagecloud", "{lower_hex:48}"),
      service("chocolatey-key", "Chocolatey docs, API keys")
          .named("chocolatey", "{uuid}"),
      service("libraries-io-key", "Libraries.io docs, API")
          .named("libraries_io|librariesio", "{lower_hex:32}"),
      service("npm-legacy-token", "npm docs, Access tokens")
          .named("authtoken", "{uuid}", "{base64:36-100}"));

  private PackageKeys() {}
}
