package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of hosts of source code and of what builds it. */
final class SourceKeys {

  static final List<Detector> ALL = Service.family("reads and changes source code in its owner's name",
      service("github-token", "GitHub docs, About authentication to GitHub").checked()
          .shaped("ghp_{alnum:36}", "gho_{alnum:36}", "ghu_{alnum:36}", "ghs_{alnum:36}",
              "ghr_{alnum:36-76}"),
      service("github-fine-grained-token", "GitHub docs, About authentication to GitHub")
          .shaped("github_pat_{word:82}"),
      service("gitlab-token", "GitLab docs, Token overview")
          .shaped("glpat-{dotted:20-300}", "gldt-{base64url:20}", "glrt-{dotted:20-300}",
              "glcbt-{base64url:18-40}", "glptt-{lower_hex:40}", "glft-{base64url:20}",
              "glimt-{base64url:25}", "glagent-{base64url:50}", "gloas-{base64url:64}",
              "glsoat-{base64url:20}", "glffct-{base64url:20}", "glwt-{base64url:20}",
              "GR1348941{base64url:20}"),
      service("gitlab-session", "GitLab docs, Session cookies")
          .named("gitlab_session", "{alnum:32}"),
      service("bitbucket-key", "Bitbucket docs, OAuth consumers")
          .shaped("ATBB{alnum:28-40}", "ATCTT3{token:150-200}")
          .named("bitbucket", "{token:64}", "{alnum:32}"),
      service("sourcegraph-token", "Sourcegraph docs, Access tokens")
          .shaped("sgp_{hex:40}", "sgp_local_{hex:40}", "sgp_{hex:16}_{hex:40}", "slk_{lower_hex:64}")
          .named("sourcegraph", "{hex:40}"),
      service("gitea-token", "Gitea docs, API usage")
          .named("gitea|gogs|forgejo|codeberg", "{lower_hex:40}"),
      service("codecov-token", "Codecov docs, Upload tokens")
          .named("codecov", "{uuid}", "{alnum:32}"),
      service("coveralls-token", "Coveralls docs, Repo tokens")
          .named("coveralls", "{alnum:32-34}"),
      service("travis-token", "Travis CI docs, API authentication")
          .named("travis", "{base64url:22}"),
      service("circleci-token", "CircleCI docs, API tokens")
          .shaped("CCIPAT_{alnum:22}_{lower_hex:40}", "CCIPRJ_{alnum:22}_{lower_hex:40}")
          .named("circleci|circle_ci|circle_token", "{lower_hex:40}"),
      service("drone-token", "Drone docs, Machine users")
          .named("drone", "{alnum:32}"),
      service("buildkite-token", "Buildkite docs, Tokens")
          .shaped("bkua_{lower_hex:40}", "bkaj_{base64url:40-400}")
          .named("buildkite", "{lower_alnum:40-50}"),
      service("jenkins-token", "Jenkins docs, API tokens")
          .named("jenkins", "11{lower_hex:32}", "{lower_hex:32}"),
      service("teamcity-token", "TeamCity docs, Access tokens")
          .named("teamcity", "eyJ0eXAiOiAiVENWMiJ9.{base64url:36}.{base64url:48}"),
      service("semaphore-token", "Semaphore docs, API tokens")
          .named("semaphore", "{base64url:20}"),
      service("appveyor-token", "AppVeyor docs, API tokens")
          .shaped("v2.{lower_alnum:20}"),
      service("snyk-token", "Snyk docs, API tokens")
          .shaped("snyk_uat.{alnum:8}.{token:60-400}")
          .named("snyk", "{uuid}"),
      service("sonar-token", "SonarQube docs, User tokens")
          .shaped("squ_{lower_hex:40}", "sqp_{lower_hex:40}", "sqa_{lower_hex:40}")
          .named("sonar", "{token:40}"),
      service("deepsource-token", "DeepSource docs, DSN")
          .shaped("dsp_{lower_hex:40}"),
      service("codacy-token", "Codacy docs, API tokens")
          .named("codacy", "{alnum:20}", "{lower_hex:32}"),
      service("codeclimate-token", "Code Climate docs, Test reporter")
          .named("codeclimate|code_climate|cc_test_reporter", "{lower_hex:64}"),
      service("gitguardian-key", "GitGuardian docs, API keys")
          .named("gitguardian", "{lower_hex:64}", "{alnum:70-71}"),
      service("semgrep-token", "Semgrep docs, Tokens")
          .named("semgrep", "{lower_hex:64}"),
      service("gitter-token", "Gitter docs, Authentication")
          .named("gitter", "{base64url:40}"),
      service("sidekiq-key", "Sidekiq docs, Commercial gem servers")
          .named("bundle_enterprise__contribsys__com|bundle_gems__contribsys__com",
              "{lower_hex:8}:{lower_hex:8}"));

  private SourceKeys() {}
}
