package dev.weir.scan.report.html;

import dev.weir.scan.finding.Risk;
import dev.weir.scan.result.Conclusion;
import dev.weir.scan.result.DataClass;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Receiver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws which data goes to whom, as an inline picture whose parts are links that filter the findings. */
final class FlowPicture {

  private static final int WIDTH = 1000;
  private static final int BAR = 10;
  private static final int LEFT = 190;
  private static final int RIGHT = 730;
  private static final int TOP = 30;
  private static final int LABEL = 34;

  private final Markup html;
  private final FlowMap map;
  private final Map<String, Receiver> receivers;

  FlowPicture(Markup html, List<Entry> entries) {
    this.html = html;
    this.map = FlowMap.of(entries);
    this.receivers = Receiver.of(entries).stream().collect(Collectors.toMap(Receiver::name, each -> each));
  }

  /** Draws the picture; nothing where nothing goes to anybody. */
  void draw() {
    if (map.isEmpty()) {
      return;
    }
    html.tag("section", () -> {
      html.tag("h2", "What goes where", "id", "map");
      html.tag("div", this::picture, "class", "scroll");
      html.tag("p", this::legend, "class", "legend");
    }, "aria-labelledby", "map");
  }

  private void picture() {
    html.tag("svg", () -> {
      heading(LEFT, "end", "Data");
      heading(RIGHT + BAR, "start", "Recipients");
      map.ribbons().forEach(this::ribbon);
      map.left().forEach(this::type);
      map.right().forEach(this::recipient);
    }, "viewBox", "0 0 " + WIDTH + " " + number(map.height() + TOP + 12), "class", "flow", "role", "group",
        "aria-label", "Types of data on the left, recipients on the right; the table below says the same");
  }

  private void heading(int x, String anchor, String text) {
    html.tag("text", text, "x", String.valueOf(x), "y", "12", "text-anchor", anchor, "class", "head");
  }

  private void ribbon(FlowMap.Ribbon ribbon) {
    double from = ribbon.from() + TOP;
    double to = ribbon.to() + TOP;
    int x1 = LEFT + BAR;
    int middle = (x1 + RIGHT) / 2;
    String path = "M" + x1 + " " + number(from) + "C" + middle + " " + number(from) + " " + middle + " "
        + number(to) + " " + RIGHT + " " + number(to) + "v" + number(ribbon.width()) + "C" + middle + " "
        + number(to + ribbon.width()) + " " + middle + " " + number(from + ribbon.width()) + " " + x1 + " "
        + number(from + ribbon.width()) + "z";
    html.tag("path", () -> html.tag("title", shown(ribbon.type(), "types") + " \u2192 "
        + shown(ribbon.recipient(), "recipients") + ": " + Conclusion.count(ribbon.calls(), "call")),
        "d", path, "class", "ribbon " + kind(ribbon.type()));
  }

  private void type(FlowMap.Node node) {
    node(node, LEFT, kind(node.name()), "type", () -> html.tag("text", () -> {
      html.tag("tspan", String.valueOf(node.calls()), "class", "n");
      html.text("  " + shown(node.name(), "types"));
    }, "x", String.valueOf(LEFT - 10), "y", label(node), "text-anchor", "end"));
  }

  private void recipient(FlowMap.Node node) {
    Risk risk = receivers.containsKey(node.name()) ? receivers.get(node.name()).risk() : Risk.MEDIUM;
    node(node, RIGHT, "risk-" + risk.label(), "recipient", () -> html.tag("text", () -> {
      html.text(shown(node.name(), "recipients") + "  ");
      html.tag("tspan", String.valueOf(node.calls()), "class", "n");
    }, "x", String.valueOf(RIGHT + BAR + 10), "y", label(node)));
  }

  private void node(FlowMap.Node node, int x, String style, String filter, Runnable label) {
    Runnable parts = () -> {
      html.tag("rect", () -> {}, "x", String.valueOf(x), "y", number(node.top() + TOP), "width",
          String.valueOf(BAR), "height",
          number(Math.max(2, node.height())), "rx", "2", "class", style);
      label.run();
    };
    if (node.name().equals(FlowMap.MORE) || node.name().equals(FlowMap.NOTHING_KNOWN)) {
      html.tag("g", parts);
    } else {
      html.tag("a", parts, "href", "#findings", "data-filter", filter, "data-value", node.name());
    }
  }

  private void legend() {
    for (DataClass kind : DataClass.values()) {
      html.tag("span", kind.label(), "class", "key " + kind.name().toLowerCase(Locale.ROOT));
    }
    html.tag("span", "Recipients by risk:", "class", "gap");
    for (Risk risk : Risk.values()) {
      html.tag("span", risk.label(), "class", "key risk-" + risk.label());
    }
  }

  private static String label(FlowMap.Node node) {
    return number(node.top() + TOP + Math.max(2, node.height()) / 2 + 4);
  }

  private static String shown(String name, String nouns) {
    if (name.equals(FlowMap.MORE)) {
      return "other " + nouns;
    }
    return name.length() <= LABEL ? name : name.substring(0, LABEL - 1) + "\u2026";
  }

  private static String kind(String type) {
    return type.equals(FlowMap.MORE) || type.equals(FlowMap.NOTHING_KNOWN)
        ? DataClass.OTHER.name().toLowerCase(Locale.ROOT)
        : DataClass.of(type).name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
