package dev.weir.app;

import dev.weir.admin.http.Reply;
import dev.weir.console.Page;
import dev.weir.console.Pages;
import java.util.Map;
import java.util.Optional;

/** The pages for administrators, as the admin port answers with them. */
final class Console {

  private final Pages pages = new Pages();

  /** Returns the answer to a browser that asks for {@code path}; empty where the pages have nothing there. */
  Optional<Reply> at(String path) {
    return pages.at(path).map(Console::reply);
  }

  private static Reply reply(Page page) {
    Reply reply = Reply.of(200, page.type(), page.bytes());
    for (Map.Entry<String, String> header : page.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }
}
