package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Parameter;
import dev.weir.scan.ir.Scope;
import java.util.Set;

/** Functions that a web framework calls with what users send. They are told by their decorators, as all frameworks have them. */
final class Handlers {

  private static final Set<String> ROUTES = Set.of("route", "get", "post", "put", "patch", "delete",
      "websocket", "api_route",
      "api_view", "add_url_rule", "view_config", "message_handler");
  private static final Set<String> APPLICATIONS = Set.of("app", "application", "api", "router", "blueprint",
      "bp", "routes",
      "server", "web", "flask_app");
  private static final Set<String> PARTS = Set.of("POST", "GET", "FILES", "COOKIES", "body", "data",
      "query_params", "form", "args",
      "json", "values", "files", "params", "get_json", "match_info", "query");
  private static final Set<String> NOT_FROM_USERS = Set.of("self", "cls", "db", "session", "request",
      "background_tasks",
      "response", "app", "settings", "logger", "client");

  /** Returns whether a parameter of a function is something that a user sends. */
  static boolean gives(Code code, Parameter parameter) {
    return !NOT_FROM_USERS.contains(parameter.name()) && isHandler(code);
  }

  /** Returns whether an attribute is one that a request of a web framework has, of a parameter that is called one. */
  static boolean isOfRequest(Code code, int attribute) {
    Scope scope = code.scope();
    int of = scope.operand(attribute, 0);
    return of >= 0 && scope.op(of) == Op.PARAMETER && PARTS.contains(scope.text(attribute, 1))
        && scope.parameters().get(scope.operand(of, 0)).name().equals("request");
  }

  private static boolean isHandler(Code code) {
    Code outer = code.outer();
    int node = code.scope().node();
    if (outer == null || node < 0 || outer.scope().op(node) != Op.FUNCTION) {
      return false;
    }
    Scope scope = outer.scope();
    for (int i = 0; i < scope.operand(node, 1); i++) {
      if (isRoute(outer, outer.callee(scope.operand(node, 2 + i)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRoute(Code code, int callee) {
    Scope scope = code.scope();
    if (callee < 0 || !ROUTES.contains(code.lastName(callee))) {
      return false;
    }
    if (scope.op(callee) != Op.ATTRIBUTE) {
      return true;
    }
    String of = code.spelling(scope.operand(callee, 0), 2);
    String last = of.substring(of.lastIndexOf('.') + 1);
    return APPLICATIONS.contains(last) || last.endsWith("_bp") || last.endsWith("_router")
        || last.endsWith("_app")
        || last.endsWith("_blueprint") || last.endsWith("_api");
  }

  private Handlers() {}
}
